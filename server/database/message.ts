import pg from 'pg'

/** A statement that goes ahead of another one and whose answer nobody reads. */
export interface Step {
  text: string
  values?: (string | null)[]
}

interface Wire {
  parse(statement: { text: string }): void
  bind(portal: { values?: (string | null)[] }): void
  execute(portal: object): void
}

/** What pg's own Query has beyond its published type. */
interface WireQuery extends pg.Query {
  prepare(wire: Wire): void
  handleCommandComplete(message: unknown, wire: Wire): void
  handleDataRow(message: unknown): void
}

type Callback = (error: Error | null, result: pg.QueryResult) => void

const WireQuery = pg.Query as unknown as new (config: pg.QueryConfig, callback: Callback) => WireQuery

/** Several statements under one Sync: if one fails, none after it is run, and there is one answer to wait for. */
class Message extends WireQuery {
  readonly #before: Step[]
  #unanswered: number

  constructor(before: Step[], last: pg.QueryConfig, callback: Callback) {
    super(last, callback)
    this.#before = before
    this.#unanswered = before.length
  }

  override prepare(wire: Wire): void {
    for (const step of this.#before) {
      wire.parse(step)
      wire.bind(step)
      wire.execute(step)
    }
    super.prepare(wire)
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#unanswered > 0) this.#unanswered--
    else super.handleCommandComplete(message, wire)
  }

  override handleDataRow(message: unknown): void {
    if (this.#unanswered === 0) super.handleDataRow(message)
  }
}

/**
 * Sends statements in one packet, each alone in the extended protocol, so that none can hold a second one.
 * @returns the answer to the last one
 * @throws what PostgreSQL answered to the first that failed
 */
export async function sendMessage(
  client: pg.Client,
  before: Step[],
  text: string,
  values?: readonly unknown[],
): Promise<pg.QueryResult> {
  const config = { text, values, queryMode: 'extended' } as pg.QueryConfig
  try {
    return await new Promise((resolve, reject) => {
      client.query(new Message(before, config, (error, result) => (error ? reject(error) : resolve(result))))
    })
  } catch (error) {
    // from here: the one that it came with leads no further than the socket
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}
