import pg from 'pg'

/** A statement as it is sent: alone in the extended protocol, so that it can't hold a second one. */
export interface Statement {
  text: string
  values?: readonly unknown[] | undefined
  /** Under which PostgreSQL keeps it parsed and planned on a connection. */
  name?: string | undefined
  /** It answers no rows, so nothing need be told of their columns. */
  isRowless?: boolean
}

// What pg has beyond its published types.
interface Wire {
  stream: { writable?: boolean; write(bytes: Buffer): void }
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
  parse(statement: { text: string; name: string | undefined }): void
  bind(values: { statement: string | undefined; values: readonly unknown[] }): void
  describe(what: { type: 'P' }): void
  execute(portal: object): void
  close(what: { type: 'S'; name: string }): void
  sync(): void
}
interface Fields<Field> {
  fields: Field[]
}
interface Result extends pg.QueryResult {
  addFields(fields: pg.FieldDef[]): void
  parseRow(fields: (string | null)[]): unknown
  addRow(row: unknown): void
  addCommandComplete(message: unknown): void
}
interface Query {
  handleRowDescription(message: Fields<pg.FieldDef>): void
  handleDataRow(message: Fields<string | null>): void
  handleCommandComplete(message: unknown, wire: Wire): void
  handleError(error: Error, wire: Wire): void
  handleReadyForQuery(): void
}
const { Query, Result, utils } = pg as unknown as {
  Query: new (text: string) => Query
  Result: new (rowMode: undefined, types: pg.CustomTypesConfig) => Result
  utils: { prepareValue(value: unknown): unknown }
}

/** One statement of a batch, and what was answered to it so far. */
class Part {
  readonly statement: Statement
  readonly values: readonly unknown[]
  readonly result: Result
  readonly answer = Promise.withResolvers<pg.QueryResult>()
  #unreadable: unknown = null

  /** @throws TypeError for a value that can't be sent */
  constructor(statement: Statement, types: pg.CustomTypesConfig) {
    this.statement = statement
    this.values = (statement.values ?? []).map(utils.prepareValue)
    this.result = new Result(undefined, types)
  }

  write(wire: Wire): void {
    const { text, name, isRowless } = this.statement
    if (!name || !(name in wire.parsedStatements || name in wire.submittedNamedStatements)) {
      wire.parse({ text, name })
      if (name) wire.submittedNamedStatements[name] = text
    }
    wire.bind({ statement: name, values: this.values })
    if (!isRowless) wire.describe({ type: 'P' })
    wire.execute({})
  }

  addRow(fields: (string | null)[]): void {
    try {
      this.result.addRow(this.result.parseRow(fields))
    } catch (error) {
      this.#unreadable = error
    }
  }

  settle(): void {
    if (this.#unreadable) this.answer.reject(this.#unreadable)
    else this.answer.resolve(this.result)
  }
}

/**
 * Statements that leave in one packet and under one Sync: one answer to wait for, and if one fails, none after it is
 * run. Each has its own result. To pg it is one query.
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
    const part = new Part(statement, this.#types)
    this.#parts.push(part)
    return part.answer.promise
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
    for (const part of this.#parts) part.write(packet)
    packet.sync()
    wire.stream.write(Buffer.concat(bytes))
    return null
  }

  override handleRowDescription({ fields }: Fields<pg.FieldDef>): void {
    this.#parts[this.#at]?.result.addFields(fields)
  }

  override handleDataRow({ fields }: Fields<string | null>): void {
    this.#parts[this.#at]?.addRow(fields)
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    const part = this.#parts[this.#at++]
    part?.result.addCommandComplete(message)
    const { name, text } = part?.statement ?? { text: '' }
    if (!name) return
    wire.parsedStatements[name] = text
    delete wire.submittedNamedStatements[name]
  }

  override handleError(error: Error, wire: Wire): void {
    for (const part of this.#parts.splice(this.#at)) {
      part.answer.reject(error)
      const { name } = part.statement
      if (!name || !(name in wire.submittedNamedStatements)) continue
      // it may have been parsed or not; to close one that isn't there is no error
      wire.close({ type: 'S', name })
      delete wire.submittedNamedStatements[name]
    }
    this.handleReadyForQuery()
  }

  override handleReadyForQuery(): void {
    for (const part of this.#parts) part.settle()
  }
}
