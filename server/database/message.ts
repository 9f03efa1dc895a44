import pg from 'pg'

/** A statement that goes ahead of another one and whose answer nobody reads. */
export interface Step {
  text: string
  values?: (string | null)[]
}

/** Statements as they go over the wire, made once for those that are sent again and again. */
export interface EncodedSteps {
  bytes: Buffer
  statements: number
}

interface Wire {
  stream: { write(bytes: Buffer): void }
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
  readonly #before: EncodedSteps
  #unanswered: number

  constructor(before: EncodedSteps, last: pg.QueryConfig, callback: Callback) {
    super(last, callback)
    this.#before = before
    this.#unanswered = before.statements
  }

  override prepare(wire: Wire): void {
    if (this.#unanswered > 0) wire.stream.write(this.#before.bytes)
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

/** pg knows this, its types don't yet: even a statement without values goes by the extended protocol. */
interface ExtendedQuery extends pg.QueryConfig {
  queryMode: 'extended'
}

/**
 * Sends statements in one packet, each alone in the extended protocol, so that none can hold a second one.
 * @returns the answer to the last one
 * @throws what PostgreSQL answered to the first that failed
 */
export async function sendMessage(
  client: pg.Client,
  before: EncodedSteps,
  text: string,
  values?: readonly unknown[],
  name?: string,
): Promise<pg.QueryResult> {
  // pg takes the first ParseComplete of a message for the named statement's own: so only one that comes alone has a name
  const named = before.statements === 0 ? { name } : {}
  const config: ExtendedQuery = { text, values: [...(values ?? [])], queryMode: 'extended', ...named }
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

/** Writes each statement as Parse, Bind and Execute of the unnamed statement and portal. */
export function encodeSteps(steps: Step[]): EncodedSteps {
  const bytes = Buffer.concat(steps.flatMap(({ text, values = [] }) => [parse(text), bind(values), EXECUTE]))
  return { bytes, statements: steps.length }
}

const ZERO = Buffer.from([0])
const EXECUTE = message('E', [ZERO, int32(0)])

const parse = (text: string): Buffer => message('P', [ZERO, Buffer.from(text), ZERO, int16(0)])

// no format codes: every value goes as text, every result comes as text
const bind = (values: (string | null)[]): Buffer =>
  message('B', [ZERO, ZERO, int16(0), int16(values.length), ...values.flatMap(value), int16(0)])

function value(text: string | null): Buffer[] {
  if (text === null) return [int32(-1)]
  const bytes = Buffer.from(text)
  return [int32(bytes.length), bytes]
}

function message(type: string, parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

function int32(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(number)
  return bytes
}

function int16(number: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(number)
  return bytes
}
