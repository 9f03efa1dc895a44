import { workingSpans } from './column-items.ts'
import { HOUR, type ScaleDay, type TimeScale, toMs, toX } from './time-scale.ts'
import type { TimelineResource } from './timeline.types.ts'

/** The day to show at first: the local date asked for, else today, else the first one. */
function firstDay(scale: TimeScale, nowMs: number, initialDate?: string): ScaleDay | undefined {
  const { days } = scale
  return days.find((day) => day.date === initialDate) ?? days.find((day) => isIn(day, nowMs)) ?? days[0]
}

const isIn = (day: ScaleDay, ms: number): boolean => ms >= day.startMs && ms < day.endMs

/** Where the keyboard begins: at the present on a first day that is today, else at that day's opening. */
export function firstMs(
  scale: TimeScale,
  resources: readonly TimelineResource[],
  nowMs: number,
  initialDate?: string,
): number {
  const day = firstDay(scale, nowMs, initialDate)
  if (!day) return scale.startMs
  return isIn(day, nowMs) ? nowMs : (firstWorkingMs(resources, day.startMs, day.endMs) ?? day.startMs)
}

/**
 * Where a timeline begins, in CSS pixels: at its first day's opening, or at the present when that would be out of
 * sight from there. `width` is that of the visible time.
 */
export function firstLeft(
  scale: TimeScale,
  resources: readonly TimelineResource[],
  width: number,
  nowMs: number,
  initialDate?: string,
): number {
  const day = firstDay(scale, nowMs, initialDate)
  if (!day) return 0
  const opening = firstWorkingMs(resources, day.startMs, day.endMs)
  const atOpening = Math.max(0, toX(scale, (opening ?? day.startMs + 8 * HOUR) - HOUR / 2))
  if (!isIn(day, nowMs)) return atOpening
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
    // sorted: the first one from there on is the row's earliest
    const ms = workingSpans(resource).find((at, i) => i % 2 === 0 && at >= fromMs) ?? toMs
    if (ms < toMs && (first === null || ms < first)) first = ms
  }
  return first
}
