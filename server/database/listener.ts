import type { Connection } from './connection.ts'
import { EVENTS_CHANNEL } from './wake.ts'

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 10_000

/**
 * Hears what every process says after a commit that noted events, on one connection, which is opened for the first
 * who asks and opened again when it is lost.
 */
export class Listener {
  readonly #open: () => Promise<Connection>
  readonly #onError: (error: unknown) => void
  readonly #heard = new Set<(topic: string) => void>()
  #connection: Connection | null = null
  #opening: Promise<void> | null = null
  #retry: NodeJS.Timeout | null = null
  #failures = 0
  #closed = false

  constructor(open: () => Promise<Connection>, onError: (error: unknown) => void) {
    this.#open = open
    this.#onError = onError
  }

  add(heard: (topic: string) => void): () => void {
    this.#heard.add(heard)
    if (!this.#connection && !this.#retry) this.#connect()
    return () => this.#heard.delete(heard)
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#retry) clearTimeout(this.#retry)
    await this.#opening
    await this.#connection?.end()
  }

  #connect(): void {
    this.#retry = null
    this.#opening ??= this.#listen()
      .then(() => {
        this.#failures = 0
      })
      .catch((error) => this.#lost(error))
      .finally(() => {
        this.#opening = null
      })
  }

  async #listen(): Promise<void> {
    const connection = await this.#open()
    const forget = (error?: unknown) => {
      if (this.#connection !== connection) return
      this.#connection = null
      if (!this.#closed) this.#lost(error ?? new Error('The connection that listens was closed'))
    }
    connection.client
      .on('error', forget)
      .on('end', () => forget())
      .on('notification', ({ payload = '' }) => {
        for (const heard of this.#heard) heard(payload)
      })
    this.#connection = connection
    await connection.send({ text: `LISTEN ${EVENTS_CHANNEL}`, values: [] })
  }

  #lost(error: unknown): void {
    if (this.#closed || this.#retry) return
    this.#onError(error)
    const pause = Math.min(FIRST_RETRY_MS * 2 ** this.#failures++, LONGEST_RETRY_MS)
    this.#retry = setTimeout(() => this.#connect(), pause)
  }
}
