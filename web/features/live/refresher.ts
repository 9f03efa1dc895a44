import type { Query, QueryClient } from '@tanstack/react-query'
import type { TimelineWindow } from '../timeline/join-windows.ts'
import type { LiveEvent } from './live-connection.ts'
import { goneFromTimeline, staleKeys } from './stale-keys.ts'

/** Events that come together are read once. */
const TOGETHER_MS = 200

/**
 * Has what is on screen say what events say: takes away at once what is gone, and has the rest read again, once for
 * many events, never while it is being read.
 */
export class Refresher {
  readonly #client: QueryClient
  /** By the key as text: the number of the last event that made it stale. */
  readonly #stale = new Map<string, number>()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(client: QueryClient) {
    this.#client = client
  }

  /** Has read again what says itself that it is older than this number. */
  begin(number: number): void {
    void this.#client.invalidateQueries({
      predicate: (query) => numberOf(query) !== undefined && !shows(query, number),
    })
  }

  apply(event: LiveEvent): void {
    const gone = goneFromTimeline(event)
    if (gone) this.#takeAway(gone)
    for (const key of staleKeys(event)) this.#stale.set(JSON.stringify(key), event.number)
    this.#timer ??= setTimeout(() => this.#refresh(), TOGETHER_MS)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #refresh(): void {
    this.#timer = null
    for (const [text, number] of this.#stale) {
      const queryKey = JSON.parse(text) as string[]
      // an answer on its way may be older than the event: it is waited for, and asked for again
      if (this.#client.isFetching({ queryKey }) > 0) continue
      this.#stale.delete(text)
      void this.#client.invalidateQueries({ queryKey, predicate: (query) => !shows(query, number) })
    }
    if (this.#stale.size > 0) this.#timer = setTimeout(() => this.#refresh(), TOGETHER_MS)
  }

  #takeAway(id: string): void {
    this.#client.setQueriesData<TimelineWindow>({ queryKey: ['timeline'] }, (window) =>
      window?.items.some((item) => isOf(item, id))
        ? { ...window, items: window.items.filter((item) => !isOf(item, id)) }
        : window,
    )
  }
}

const isOf = (item: TimelineWindow['items'][number], id: string) =>
  item.id === id || item.appointmentId === id

/** The last event that an answer shows, where it says so. */
function numberOf({ state: { data } }: Query): number | undefined {
  const eventNumber = (data as { eventNumber?: unknown } | undefined)?.eventNumber
  return typeof eventNumber === 'number' ? eventNumber : undefined
}

const shows = (query: Query, number: number): boolean =>
  !query.state.isInvalidated && (numberOf(query) ?? Number.NEGATIVE_INFINITY) >= number
