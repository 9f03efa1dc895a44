import pg from 'pg'

/** A statement as it is sent: alone in the extended protocol, so that it can't hold a second one. */
export interface Statement {
  text: string
  values?: readonly unknown[] | undefined
  /** Under which PostgreSQL keeps it parsed and planned on a connection. */
  name?: string | undefined
}

/** What pg's own Query and Connection have beyond their published types. */
interface Wire {
  stream: { writable?: boolean; write(bytes: Buffer): void }
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
  execute(portal: object): void
  close(what: { type: 'S'; name: string }): void
  sync(): void
}
interface WireQuery {
  name: string | undefined
  text: string
  values: readonly unknown[]
  queryMode: 'extended'
  _result: { _types: pg.CustomTypesConfig }
  prepare(wire: Wire): void
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
  handleError(error: Error, wire: Wire): void
  handleReadyForQuery(wire: Wire): void
}
type Callback = (error: Error | null, result: pg.QueryResult) => void
const { Query, utils } = pg as unknown as {
  Query: new (text: string, callback?: Callback) => WireQuery
  utils: { prepareValue(value: unknown): unknown }
}

class Part extends Query {
  constructor({ text, values = [], name }: Statement, types: pg.CustomTypesConfig, callback: Callback) {
    super(text, callback)
    this.name = name
    // a value that can't be sent throws here, where nothing has been sent yet
    this.values = values.map(utils.prepareValue)
    this.queryMode = 'extended'
    this._result._types = types
  }

  /** pg's own asks for the answer with a Sync, of which a batch has one. */
  _getRows(wire: Wire): void {
    wire.execute({})
  }
}

/**
 * Statements that leave in one packet and under one Sync: one answer to wait for, and if one fails, none after it is
 * run. Each has its own result.
 */
export class Batch extends Query {
  readonly #types: pg.CustomTypesConfig
  readonly #parts: Part[] = []
  readonly #forgotten: string[] = []
  #at = 0

  constructor(types: pg.CustomTypesConfig) {
    super('')
    this.#types = types
  }

  add(statement: Statement): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      this.#parts.push(
        new Part(statement, this.#types, (error, result) => (error ? reject(error) : resolve(result))),
      )
    })
  }

  /** Has PostgreSQL drop what it keeps under a name. */
  forget(name: string): void {
    this.#forgotten.push(name)
  }

  submit(wire: Wire): null {
    const bytes: Buffer[] = []
    const packet: Wire = Object.create(wire, {
      stream: { value: { writable: true, write: (part: Buffer) => bytes.push(part) } },
    })
    for (const name of this.#forgotten) {
      packet.close({ type: 'S', name })
      delete wire.parsedStatements[name]
    }
    for (const part of this.#parts) part.prepare(packet)
    packet.sync()
    wire.stream.write(Buffer.concat(bytes))
    return null
  }

  override handleRowDescription(message: unknown): void {
    this.#parts[this.#at]?.handleRowDescription(message)
  }

  override handleDataRow(message: unknown): void {
    this.#parts[this.#at]?.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    const part = this.#parts[this.#at++]
    part?.handleCommandComplete(message, wire)
    if (!part?.name) return
    wire.parsedStatements[part.name] = part.text
    delete wire.submittedNamedStatements[part.name]
  }

  override handleError(error: Error, wire: Wire): void {
    for (const { name } of this.#parts.slice(this.#at)) {
      if (!name || !(name in wire.submittedNamedStatements)) continue
      // it may have been parsed or not; to close one that isn't there is no error
      wire.close({ type: 'S', name })
      delete wire.submittedNamedStatements[name]
    }
    this.#parts.forEach((part, at) => {
      if (at < this.#at) part.handleReadyForQuery(wire)
      else part.handleError(error, wire)
    })
  }

  override handleReadyForQuery(wire: Wire): void {
    for (const part of this.#parts) part.handleReadyForQuery(wire)
  }
}
