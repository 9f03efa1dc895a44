import { occupiedFrom, occupiedTo, withSpans, workingSpans } from './column-items.ts'
import { toEpoch } from './instant.ts'
import type { TimelineData, TimelineItem, TimelineResource } from './timeline.types.ts'

/** A stretch of time as it was read: what lies in it, all or in part. Instants, half-open. */
export interface TimelineWindow extends TimelineData {
  from: string
  to: string
  /** The last event that it shows. */
  eventNumber: number
}

/** Windows as one, of these days; what they don't cover yet is `waiting`. */
export interface JoinedWindows extends TimelineData {
  waiting: { from: string; to: string }[]
  /** The oldest of the windows' event numbers. */
  eventNumber: number
}

/** Joins the windows that are there, in the order of time; null when none is. Each item is there once. */
export function joinWindows(
  wanted: readonly { from: string; to: string }[],
  windows: readonly (TimelineWindow | undefined)[],
  days: TimelineData['days'],
): JoinedWindows | null {
  const there = windows.filter((window) => window !== undefined)
  const newest = there.reduce<TimelineWindow | undefined>(
    (best, window) => (best && best.eventNumber >= window.eventNumber ? best : window),
    undefined,
  )
  if (!newest) return null
  return {
    timeZone: newest.timeZone,
    days,
    resources: there.length === 1 ? newest.resources : joinResources(newest, there),
    items: there.length === 1 ? newest.items : joinItems(there),
    waiting: wanted.filter((_, i) => windows[i] === undefined),
    eventNumber: Math.min(...there.map((window) => window.eventNumber)),
  }
}

function joinResources(newest: TimelineWindow, windows: readonly TimelineWindow[]): TimelineResource[] {
  const spans = new Map<string, Float64Array[]>(newest.resources.map(({ id }) => [id, []]))
  for (const window of windows)
    for (const resource of window.resources) spans.get(resource.id)?.push(workingSpans(resource))
  return newest.resources.map((resource) => withSpans(resource, spans.get(resource.id) ?? []))
}

/**
 * An item that reaches beyond its window is in the next one as well, and one that was moved across the border is in
 * its old window until that is read again: of two, the one with the higher version counts.
 */
function joinItems(windows: readonly TimelineWindow[]): TimelineItem[] {
  const crossing = new Map<string, TimelineItem>()
  const inside: TimelineItem[] = []
  let strayed = false
  for (const window of windows) {
    const fromMs = toEpoch(window.from)
    const toMs = toEpoch(window.to)
    for (const item of window.items) {
      const startMs = occupiedFrom(item)
      const endMs = occupiedTo(item)
      if (startMs >= fromMs && endMs <= toMs) inside.push(item)
      else {
        strayed ||= startMs >= toMs || endMs <= fromMs
        const other = crossing.get(item.id)
        if (!other || other.version < item.version) crossing.set(item.id, item)
      }
    }
  }
  if (!strayed) return [...inside, ...crossing.values()]
  const kept = inside.filter((item) => {
    const other = crossing.get(item.id)
    if (other && other.version <= item.version) crossing.delete(item.id)
    return !other || other.version <= item.version
  })
  return [...kept, ...crossing.values()]
}
