import { addMinutes, minutesBetween } from '../../app/temporal.ts'
import type { Appointment } from '../appointments/api/appointments.ts'
import type { OverrideCode } from '../appointments/reasons.ts'
import type { Met, OverrunBody } from './api/overrun.ts'

/** What a change at the desk, on the day itself, breaks by itself. */
export const OF_COURSE: readonly OverrideCode[] = ['off-grid', 'notice', 'past', 'window', 'buffer']

/** A way out for a visit that is met: `push`, `take <person>` or `at <start>`. */
export type WayOut = string

export const waysOutOf = (met: Met): WayOut[] => [
  ...(met.shifted ? ['push'] : []),
  ...met.others.map((other) => `take ${other.id}`),
  ...met.nextSlots.filter((slot) => slot.start !== met.shifted?.start).map((slot) => `at ${slot.start}`),
]

/** What is sent for a visit that gives way. */
export function changeFor({ appointment, shifted, others, nextSlots }: Met, way: WayOut) {
  const base = { appointmentId: appointment.id, version: appointment.version }
  const [what, which] = way.split(' ')
  if (what === 'push' && shifted) return { ...base, start: shifted.start, resourceIds: shifted.resourceIds }
  const taker = others.find((one) => one.id === which)
  if (what === 'take' && taker) return { ...base, resourceIds: taker.resourceIds }
  const slot = nextSlots.find((one) => one.start === which)
  return slot ? { ...base, start: slot.start, resourceIds: slot.resourceIds } : null
}

/** The change that gives everything back: what gave way returns to its time and people, once the visit is as long as it was. */
export function backOf(visit: Appointment, others: readonly Appointment[]) {
  const resourcesOf = (one: Appointment) => [...new Set(one.allocations.map((piece) => piece.resourceId))]
  const whole = (one: Appointment) => ({
    start: one.start,
    durationMinutes: minutesBetween(one.start, one.end),
    resourceIds: resourcesOf(one),
  })
  return [visit, ...others.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))].map((one) => ({
    id: one.id,
    change: whole(one),
  }))
}

/** How long the visit may get before it meets the first of these. */
export const freeMinutes = (visit: Appointment, meets: readonly Met[]): number =>
  Math.min(...meets.map((met) => minutesBetween(visit.start, met.appointment.start)))

/** The request; null while a visit that is met has no way out yet. */
export function overrunBody(
  visit: Appointment,
  minutes: number,
  meets: readonly Met[],
  ways: Readonly<Record<string, WayOut>>,
  accepted: readonly OverrideCode[],
  overrideReason: string,
): OverrunBody | null {
  const others = meets.map((met) => changeFor(met, ways[met.appointment.id] ?? ''))
  if (others.some((one) => one === null)) return null
  return {
    durationMinutes: minutes,
    version: visit.version,
    others: others.filter((one) => one !== null),
    override: [...new Set([...OF_COURSE, ...accepted])],
    overrideReason,
  }
}

export const endAfter = (visit: Appointment, minutes: number): string => addMinutes(visit.start, minutes)
