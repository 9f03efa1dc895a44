import type { LiveEvent, LiveState } from './live-connection.ts'

/** How long a change stays marked, in ms. */
const MARKED_MS = 5_000

export interface Mark {
  /** Who changed it, where it is a member of the business. */
  by: string | undefined
}

/** What pages see of the connection: how it stands, and what others changed a moment ago. */
class LiveStore {
  state: LiveState = 'connecting'
  marks: ReadonlyMap<string, Mark> = new Map()
  readonly #watchers = new Set<() => void>()

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  setState(state: LiveState): void {
    if (state === this.state) return
    this.state = state
    this.#tell()
  }

  /** Marks what an event is about for some seconds. */
  mark({ data, by }: LiveEvent): void {
    const id = data.appointmentId ?? data.blockId
    if (typeof id !== 'string') return
    const mark = { by: by?.name }
    this.marks = new Map(this.marks).set(id, mark)
    this.#tell()
    setTimeout(() => {
      if (this.marks.get(id) !== mark) return
      const left = new Map(this.marks)
      left.delete(id)
      this.marks = left
      this.#tell()
    }, MARKED_MS)
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher()
  }
}

export const liveStore = new LiveStore()
