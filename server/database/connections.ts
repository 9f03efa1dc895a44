import type { Connection } from './connection.ts'
import { Overloaded } from './errors.ts'

export interface PoolOptions {
  open: () => Promise<Connection>
  /** Most connections at once. */
  max: number
  /** To how many of them a tenant is sent while they are free. */
  fan: number
  /** A connection that has served this many tenants is replaced: its server process has grown with each. */
  tenantsPerConnection: number
  /** Most requests that may wait for a connection; one tenant's may be half of them. */
  maxWaiting: number
  waitMilliseconds: number
  onError: (error: unknown) => void
}

interface Slot {
  index: number
  state: 'empty' | 'opening' | 'idle' | 'busy'
  connection: Connection | null
  tenants: Set<string>
}

interface Waiter {
  resolve: (lease: Lease) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

/** A connection in use. `release(true)` when its state is in doubt: it is closed instead of kept. */
export interface Lease {
  connection: Connection
  release: (broken?: boolean) => void
}

/** How far behind the front of the queue a connection looks for a tenant that it knows. */
const LOOK_AHEAD = 8

/**
 * Connections that know their tenants. A PostgreSQL process keeps what it learnt of every schema it saw
 * (3 to 140 MB over a thousand tenants, and 3 to 4 times the CPU), so a tenant goes to the same few and to
 * another one only when those are busy. Who waits is served in turns by tenant, so that one tenant's rush
 * doesn't stand before the others.
 */
export class Connections {
  readonly #options: PoolOptions
  readonly #slots: Slot[]
  readonly #queues = new Map<string, Waiter[]>()
  #waiting = 0
  #passedOver = 0
  #closing: (() => void) | null = null

  constructor(options: PoolOptions) {
    this.#options = options
    this.#slots = Array.from({ length: options.max }, (_, index) => emptySlot(index))
  }

  /**
   * A connection for the tenant called `key`; '' for work that belongs to none.
   * @throws Overloaded when the queue is full, the wait too long, or no connection can be opened
   */
  acquire(key: string): Promise<Lease> {
    if (this.#closing) return Promise.reject(new Overloaded('The connections are being closed'))
    const slot = this.#choose(key)
    if (slot?.state === 'idle') return Promise.resolve(this.#lend(slot, key))
    if (slot) return this.#openIn(slot, key)
    return this.#wait(key)
  }

  /** Numbers for metrics and tests. */
  stats() {
    const count = (state: Slot['state']) => this.#slots.filter((slot) => slot.state === state).length
    return { busy: count('busy'), idle: count('idle'), empty: count('empty'), waiting: this.#waiting }
  }

  /** Lets work in progress and in the queue end, then closes every connection. */
  async close(): Promise<void> {
    if (this.#slots.some((slot) => slot.state === 'busy' || slot.state === 'opening')) {
      await new Promise<void>((resolve) => {
        this.#closing = resolve
      })
    }
    this.#closing ??= () => {}
    await Promise.all(this.#slots.map((slot) => this.#empty(slot)))
  }

  #choose(key: string): Slot | undefined {
    const slots = this.#slots
    if (key !== '') {
      const own = this.#own(key)
      const warm =
        own.find((slot) => slot.state === 'idle' && slot.tenants.has(key)) ??
        own.find((slot) => slot.state === 'idle' || slot.state === 'empty') ??
        slots.find((slot) => slot.state === 'idle' && slot.tenants.has(key))
      if (warm) return warm
    }
    let best: Slot | undefined
    for (const slot of slots) {
      if (slot.state === 'idle' && (!best || slot.tenants.size < best.tenants.size)) best = slot
    }
    return best ?? slots.find((slot) => slot.state === 'empty')
  }

  #own(key: string): Slot[] {
    const { fan, max } = this.#options
    const first = hash(key) % max
    return Array.from({ length: Math.min(fan, max) }, (_, step) => this.#slots[(first + step) % max] as Slot)
  }

  #lend(slot: Slot, key: string): Lease {
    slot.state = 'busy'
    if (key !== '') slot.tenants.add(key)
    const connection = slot.connection as Connection
    let held = true
    return {
      connection,
      release: (broken = false) => {
        if (held && slot.connection === connection) this.#takeBack(slot, broken)
        held = false
      },
    }
  }

  async #openIn(slot: Slot, key: string): Promise<Lease> {
    slot.state = 'opening'
    try {
      const connection = await this.#options.open()
      slot.connection = connection
      connection.client.on('error', (error) => this.#lost(slot, connection, error))
      connection.client.on('end', () => this.#lost(slot, connection, null))
      return this.#lend(slot, key)
    } catch (error) {
      Object.assign(slot, emptySlot(slot.index))
      this.#options.onError(error)
      this.#serve(slot)
      throw new Overloaded('The database cannot be reached', { cause: error })
    }
  }

  #wait(key: string): Promise<Lease> {
    const { maxWaiting, waitMilliseconds } = this.#options
    const queue = this.#queues.get(key) ?? []
    if (this.#waiting >= maxWaiting || (key !== '' && queue.length >= maxWaiting / 2)) {
      return Promise.reject(new Overloaded('Too many requests are waiting for the database'))
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#leaveQueue(key, waiter)
        reject(new Overloaded(`No connection was free for ${waitMilliseconds} ms`))
      }, waitMilliseconds)
      const waiter = { resolve, reject, timer }
      queue.push(waiter)
      this.#queues.set(key, queue)
      this.#waiting++
    })
  }

  #leaveQueue(key: string, waiter: Waiter): void {
    const queue = this.#queues.get(key)
    const place = queue?.indexOf(waiter) ?? -1
    if (!queue || place < 0) return
    queue.splice(place, 1)
    if (queue.length === 0) this.#queues.delete(key)
    this.#waiting--
  }

  #takeBack(slot: Slot, broken: boolean): void {
    if (broken || slot.tenants.size >= this.#options.tenantsPerConnection) {
      void this.#empty(slot)
    } else {
      slot.state = 'idle'
    }
    this.#serve(slot)
  }

  /** Gives a slot that has become free to whoever waits, if anyone. */
  #serve(slot: Slot): void {
    const key = this.#nextKey(slot)
    if (key === undefined) {
      if (this.#slots.every(({ state }) => state !== 'busy' && state !== 'opening')) this.#closing?.()
      return
    }
    const queue = this.#queues.get(key) as Waiter[]
    const waiter = queue.shift() as Waiter
    // to the end: the other tenants come first now
    this.#queues.delete(key)
    if (queue.length > 0) this.#queues.set(key, queue)
    this.#waiting--
    clearTimeout(waiter.timer)
    if (slot.state === 'idle') waiter.resolve(this.#lend(slot, key))
    else this.#openIn(slot, key).then(waiter.resolve, waiter.reject)
  }

  #nextKey(slot: Slot): string | undefined {
    let ahead = 0
    let front: string | undefined
    for (const key of this.#queues.keys()) {
      front ??= key
      if (this.#passedOver >= LOOK_AHEAD || ahead++ >= LOOK_AHEAD) break
      if (slot.tenants.has(key) || key === '' || this.#own(key).includes(slot)) {
        this.#passedOver = key === front ? 0 : this.#passedOver + 1
        return key
      }
    }
    this.#passedOver = 0
    return front
  }

  #lost(slot: Slot, connection: Connection, error: unknown): void {
    if (slot.connection !== connection) return
    if (error) this.#options.onError(error)
    // who holds it finds out by its next query; the place is free for others already
    void this.#empty(slot)
    this.#serve(slot)
  }

  #empty(slot: Slot): Promise<void> {
    const { connection } = slot
    Object.assign(slot, emptySlot(slot.index))
    return connection ? connection.end().catch(this.#options.onError) : Promise.resolve()
  }
}

const emptySlot = (index: number): Slot => ({
  index,
  state: 'empty',
  connection: null,
  tenants: new Set(),
})

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
