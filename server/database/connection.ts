import pg from 'pg'
import { Batch, type Prepared, type Statement } from './batch.ts'

/** One connection to PostgreSQL that sends without waiting for earlier answers. */
export interface Connection {
  client: pg.Client
  /** Sends statements; those of the same turn of the event loop leave as one batch, in the order of their calls. */
  send(statement: Statement): Promise<pg.QueryResult>
  /** Closes it when what was sent is answered. */
  end(): Promise<void>
}

/** A plan takes some 30 kB of a PostgreSQL process. */
const MOST_NAMES = 300
const INT8 = 20
const DATE = 1082

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return safeInteger
    // a date is a day of the calendar, not an instant
    if (oid === DATE) return (value: string) => value
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

function safeInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is more than a number can hold`)
  return number
}

/**
 * Opens a connection: `bigint` comes as a number, `date` as `YYYY-MM-DD`, `timestamptz` as a Date.
 * @throws what the network or PostgreSQL answered
 */
export async function openConnection(
  url: string,
  applicationName: string,
  { preparedStatements = true } = {},
): Promise<Connection> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    pipeline: true,
    types,
  })
  // without a listener a connection lost while opening would end the process; connect() rejects as well
  const ignore = () => {}
  client.on('error', ignore)
  await client.connect()
  client.off('error', ignore)
  let batch: Batch | null = null
  const leave = () => {
    if (batch) client.query(batch as unknown as pg.Query)
    batch = null
  }
  const prepared: Prepared = new Map()
  /** Makes room for a name: the one that was not used for longest is forgotten. */
  const keep = (name: string, batch: Batch) => {
    const columns = prepared.get(name) ?? null
    prepared.delete(name)
    prepared.set(name, columns)
    if (prepared.size <= MOST_NAMES) return
    const [oldest = ''] = prepared.keys()
    prepared.delete(oldest)
    batch.forget(oldest)
  }
  return {
    client,
    async send(statement) {
      if (!batch) {
        batch = new Batch(types, prepared)
        process.nextTick(leave)
      }
      const name = preparedStatements ? statement.name : undefined
      if (name) keep(name, batch)
      try {
        return await batch.add({ ...statement, name })
      } catch (error) {
        // from here: the one that it came with leads no further than the socket
        if (error instanceof Error) Error.captureStackTrace(error)
        throw error
      }
    },
    end() {
      leave()
      return client.end()
    },
  }
}
