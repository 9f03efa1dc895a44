/** A part of a service, in minutes from its start. */
export interface Minutes {
  fromMinute: number
  toMinute: number
}
export type Edge = keyof Minutes

/** By how many minutes a boundary moves in a service of a length: fine for a haircut, coarse for a day's repair. */
export const stepOf = (durationMinutes: number): number =>
  durationMinutes <= 240 ? 5 : durationMinutes <= 1440 ? 15 : 60

/** Between which minutes a boundary may stand: its part keeps a minute, and meets no other one. */
export function boundsOf(parts: readonly Minutes[], at: number, edge: Edge, durationMinutes: number) {
  const part = parts[at]
  if (!part) return { min: 0, max: durationMinutes }
  const others = parts.filter((_, other) => other !== at)
  if (edge === 'fromMinute') {
    const before = others.filter((one) => one.toMinute <= part.fromMinute).map((one) => one.toMinute)
    return { min: Math.max(0, ...before), max: part.toMinute - 1 }
  }
  const after = others.filter((one) => one.fromMinute >= part.toMinute).map((one) => one.fromMinute)
  return { min: part.fromMinute + 1, max: Math.max(part.fromMinute + 1, Math.min(durationMinutes, ...after)) }
}

/** Where a key takes a boundary: the next whole step, or with `fine` the next minute. Null for any other key. */
export function minuteAfterKey(
  key: string,
  minute: number,
  { step, fine, rtl, min, max }: { step: number; fine: boolean; rtl: boolean; min: number; max: number },
): number | null {
  const by = fine ? 1 : step
  const later = (Math.floor(minute / by) + 1) * by
  const earlier = (Math.ceil(minute / by) - 1) * by
  const moved: Record<string, number> = {
    ArrowRight: rtl ? earlier : later,
    ArrowLeft: rtl ? later : earlier,
    ArrowUp: later,
    ArrowDown: earlier,
    PageUp: minute + 3 * step,
    PageDown: minute - 3 * step,
    Home: min,
    End: max,
  }
  const wanted = moved[key]
  return wanted === undefined ? null : Math.min(max, Math.max(min, wanted))
}

/** The minute under a pointer: `share` of a track that shows the buffers too, to whole steps, within bounds. */
export function minuteAt(
  share: number,
  track: { before: number; duration: number; after: number },
  { step, min, max }: { step: number; min: number; max: number },
): number {
  const minute = share * (track.before + track.duration + track.after) - track.before
  const near = [Math.round(minute / step) * step, min, max].filter((one) => one >= min && one <= max)
  return near.reduce((best, one) => (Math.abs(one - minute) < Math.abs(best - minute) ? one : best))
}
