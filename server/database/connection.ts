import pg from 'pg'

/** One connection to PostgreSQL that sends without waiting for earlier answers. */
export interface Connection {
  client: pg.Client
  /** Runs `send`, but lets what it writes leave together with whatever follows in this turn of the event loop. */
  withNext(send: () => void): void
}

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
export async function openConnection(url: string, applicationName: string): Promise<Connection> {
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
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream & Corkable } })
    .connection
  return {
    client,
    withNext(send) {
      stream.cork()
      send()
      process.nextTick(() => stream.uncork())
    },
  }
}

interface Corkable {
  cork(): void
  uncork(): void
}
