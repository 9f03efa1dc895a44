import pg from 'pg'

/** A statement as it is sent: alone in the extended protocol, so that it can't hold a second one. */
export interface Statement {
  text: string
  values?: readonly unknown[] | undefined
  /** Under which PostgreSQL keeps it parsed and planned on a connection. */
  name?: string | undefined
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
  addFields(fields: readonly pg.FieldDef[]): void
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

/** What a connection keeps prepared: by name, the columns that are answered, once they are known. */
export type Prepared = Map<string, readonly pg.FieldDef[] | null>

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

  /** @param columns those of the answer, where they are known; else they are asked for */
  write(wire: Wire, columns: readonly pg.FieldDef[] | null): void {
    const { text, name } = this.statement
    if (!name || !(name in wire.parsedStatements || name in wire.submittedNamedStatements)) {
      wire.parse({ text, name })
      if (name) wire.submittedNamedStatements[name] = text
    }
    wire.bind({ statement: name, values: this.values })
    if (columns) this.result.addFields(columns)
    else wire.describe({ type: 'P' })
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
  readonly #prepared: Prepared
  readonly #parts: Part[] = []
  readonly #forgotten: string[] = []
  #at = 0

  constructor(types: pg.CustomTypesConfig, prepared: Prepared) {
    super('')
    this.#types = types
    this.#prepared = prepared
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
    for (const name of this.#forgotten) this.#close(name, packet)
    for (const part of this.#parts) {
      part.write(packet, this.#prepared.get(part.statement.name ?? '') ?? null)
    }
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
    const part = this.#parts[this.#at++] as Part
    part.result.addCommandComplete(message)
    const { name, text } = part.statement
    if (!name) return
    wire.parsedStatements[name] = text
    delete wire.submittedNamedStatements[name]
    // they can't change: PostgreSQL refuses a prepared statement whose answer would look different now
    if (this.#prepared.has(name)) this.#prepared.set(name, part.result.fields)
  }

  override handleError(error: Error, wire: Wire): void {
    for (const { answer, statement } of this.#parts.splice(this.#at)) {
      answer.reject(error)
      // it may have been prepared or not, and its columns may not be what they were; a name that isn't there can be closed
      if (statement.name) this.#close(statement.name, wire)
    }
    this.handleReadyForQuery()
  }

  override handleReadyForQuery(): void {
    for (const part of this.#parts) part.settle()
  }

  #close(name: string, wire: Wire): void {
    wire.close({ type: 'S', name })
    delete wire.parsedStatements[name]
    delete wire.submittedNamedStatements[name]
    if (this.#prepared.has(name)) this.#prepared.set(name, null)
  }
}
