import { toEpoch } from './instant.ts'
import type { TimelineData } from './timeline.types.ts'

export const HOUR = 3_600_000
export const MINUTE = 60_000

export interface ScaleDay {
  date: string
  startMs: number
  endMs: number
}

/** Linear in elapsed time, so a day of 23 or 25 hours is as wide as it is long. */
export interface TimeScale {
  days: ScaleDay[]
  startMs: number
  endMs: number
  pxPerHour: number
  /** CSS pixels. */
  width: number
}

/** Builds the scale of the given days (consecutive, local midnights as instants). */
export function timeScale(days: TimelineData['days'], pxPerHour: number): TimeScale {
  const scaleDays = days.map((day) => ({
    date: day.date,
    startMs: toEpoch(day.start),
    endMs: toEpoch(day.end),
  }))
  const startMs = scaleDays[0]?.startMs ?? 0
  const endMs = scaleDays.at(-1)?.endMs ?? startMs
  return { days: scaleDays, startMs, endMs, pxPerHour, width: ((endMs - startMs) / HOUR) * pxPerHour }
}

/** Epoch milliseconds to CSS pixels from the scale's start. */
export function toX(scale: TimeScale, ms: number): number {
  return ((ms - scale.startMs) / HOUR) * scale.pxPerHour
}

/** CSS pixels from the scale's start to epoch milliseconds. */
export function toMs(scale: TimeScale, x: number): number {
  return scale.startMs + (x / scale.pxPerHour) * HOUR
}

/** Index of the day that holds the instant; the first or last one for instants outside. */
export function dayIndexAt(days: readonly ScaleDay[], ms: number): number {
  let low = 0
  let high = days.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((days[middle]?.startMs ?? 0) <= ms) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

/** The local midnight from which times on that day snap, in epoch milliseconds. */
export function snapOrigin(scale: TimeScale, ms: number): number {
  return scale.days[dayIndexAt(scale.days, ms)]?.startMs ?? 0
}

export interface HourTick {
  ms: number
  /** Of the local day, 0 to 23; one that the clocks repeat is there twice, one that they skip isn't. */
  hour: number
}

/** Whether hours follow midnight evenly: all days but those on which the clocks change. */
function isEven(day: ScaleDay): boolean {
  return day.endMs - day.startMs === 24 * HOUR
}

/** The instants of a day at which a local hour begins. The clock reader is asked only on uneven days. */
export function hourTicks(
  day: ScaleDay,
  local: (ms: number) => { hour: number; minute: number },
): HourTick[] {
  const ticks: HourTick[] = []
  if (isEven(day)) {
    for (let hour = 0; hour < 24; hour += 1) ticks.push({ ms: day.startMs + hour * HOUR, hour })
    return ticks
  }
  for (let ms = day.startMs; ms < day.endMs; ms += 15 * MINUTE) {
    const { hour, minute } = local(ms)
    if (minute === 0) ticks.push({ ms, hour })
  }
  return ticks
}

/** Hours between labels of the header, so that they never touch. */
export function labelStep(pxPerHour: number): number {
  if (pxPerHour >= 44) return 1
  if (pxPerHour >= 22) return 2
  if (pxPerHour >= 15) return 3
  if (pxPerHour >= 7.5) return 6
  return 24
}

/** Minutes of a keyboard's cell: as wide as one can see and step through. */
export function cellMinutesFor(pxPerHour: number): number {
  if (pxPerHour >= 90) return 15
  return pxPerHour >= 44 ? 30 : 60
}

/** Minutes that drags snap to: five where five minutes are wide enough to aim at. */
export function snapMinutesFor(pxPerHour: number): number {
  if (pxPerHour >= 90) return 5
  return pxPerHour >= 20 ? 15 : 60
}
