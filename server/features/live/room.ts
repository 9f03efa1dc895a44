import type { Follower, Frame } from './follower.ts'
import { frameOf } from './follower.ts'
import type { Read } from './read-events.ts'

/** Events that are read at once, and kept for those who come again. */
const BATCH = 500
/** Events that one who comes again gets; who missed more reads everything anew. */
export const MOST_MISSED = 500

/** Where a follower begins: behind this number, with what it missed; or anew. */
export interface Start {
  number: number
  missed: Frame[]
  reload: boolean
}

/**
 * Those of one process who follow one tenant. Reads what is new once for all of them, in the order of its numbers, and
 * tells each.
 */
export class Room {
  /** Up to here it was read; before the first reading nothing is known. */
  number = -1
  readonly followers = new Set<Follower>()
  /** Nobody was here at the last beat. */
  wasEmpty = false
  readonly #read: (after: number, limit: number) => Promise<Read>
  #recent: Frame[] = []
  #current: Promise<void> | null = null
  #next: Promise<void> | null = null

  constructor(read: (after: number, limit: number) => Promise<Read>) {
    this.#read = read
  }

  /** Reads what is new, up to what was committed when this was called. Many calls at once share a reading. */
  catchUp(): Promise<void> {
    if (this.#next) return this.#next
    if (!this.#current) return this.#begin()
    this.#next = this.#current
      .catch(() => {})
      .then(() => {
        this.#next = null
        return this.#begin()
      })
    return this.#next
  }

  /** What one who saw `after` has to be told first; undefined: begins with what is committed from now on. */
  async start(after: number | undefined): Promise<Start> {
    await this.catchUp()
    const number = after ?? this.number
    const anew = { number: this.number, missed: [], reload: true }
    if (number > this.number || this.number - number > MOST_MISSED) return anew
    if (this.#keeps(number)) return { number, missed: [], reload: false }
    const { events } = await this.#read(number, BATCH)
    const isWhole = events[0]?.number === number + 1
    return isWhole ? { number, missed: events.map(frameOf), reload: false } : anew
  }

  /** From now on this one is told. Nothing waits here, so nothing falls between what was missed and what comes. */
  join(follower: Follower, start: Start, at: string): void {
    for (const frame of start.missed) follower.tell(frame)
    if (start.reload || !this.#keeps(follower.number)) follower.reload(this.number, at)
    else for (const frame of this.#recent) follower.tell(frame)
    follower.say(at)
    this.followers.add(follower)
  }

  /** Whether all after this number is at hand. What was missed may have been read further than the room has. */
  #keeps(number: number): boolean {
    return number >= this.number || (this.#recent[0]?.number ?? Number.POSITIVE_INFINITY) <= number + 1
  }

  #begin(): Promise<void> {
    const reading = this.#readOn().finally(() => {
      if (this.#current === reading) this.#current = null
    })
    this.#current = reading
    return reading
  }

  async #readOn(): Promise<void> {
    if (this.number < 0) {
      this.number = (await this.#read(Number.MAX_SAFE_INTEGER, 1)).last
      return
    }
    for (let more = true; more; ) {
      const { events } = await this.#read(this.number, BATCH)
      more = events.length === BATCH
      for (const frame of events.map(frameOf)) {
        this.number = frame.number
        this.#recent.push(frame)
        for (const follower of this.followers) follower.tell(frame)
      }
      if (this.#recent.length > 2 * BATCH) this.#recent = this.#recent.slice(-BATCH)
    }
  }
}
