import { toEpoch } from './instant.ts'
import { HOUR, type TimeScale, toMs, toX } from './time-scale.ts'
import type { TimelineResource } from './timeline.types.ts'

/**
 * Where a timeline begins, in CSS pixels: at the time asked for, with some room before it; else at the present
 * when it is among the days, or at the first working hour. `width` is that of the visible time.
 */
export function firstLeft(
  scale: TimeScale,
  resources: readonly TimelineResource[],
  width: number,
  nowMs: number,
  initialTime?: string,
): number {
  if (initialTime !== undefined) return Math.max(0, toX(scale, toEpoch(initialTime)) - scale.pxPerHour / 2)
  const today = scale.days.find((day) => nowMs >= day.startMs && nowMs < day.endMs)
  const day = today ?? scale.days[0]
  if (!day) return 0
  const opening = firstWorkingMs(resources, day.startMs, day.endMs)
  const atOpening = Math.max(0, toX(scale, (opening ?? day.startMs + 8 * HOUR) - HOUR / 2))
  if (!today) return atOpening
  const toPresent = toX(scale, nowMs) - width / 3
  return Math.max(0, toX(scale, nowMs) < atOpening + width * 0.75 ? atOpening : toPresent)
}

/** Where to scroll so that an instant stays where it is when the scale changes; null when it isn't on it. */
export function anchoredLeft(before: TimeScale, after: TimeScale, left: number, at = 0): number | null {
  const ms = toMs(before, left + at)
  return ms >= after.startMs && ms <= after.endMs ? Math.max(0, toX(after, ms) - at) : null
}

function firstWorkingMs(resources: readonly TimelineResource[], fromMs: number, toMs: number): number | null {
  let first: number | null = null
  for (const resource of resources) {
    for (const { start } of resource.working) {
      const ms = toEpoch(start)
      if (ms >= fromMs && ms < toMs && (first === null || ms < first)) first = ms
    }
  }
  return first
}
