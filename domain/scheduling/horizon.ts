import type { EpochMinute, Horizon, Visit, VisitItem } from './types.ts'

/**
 * The horizon that answers for all starts of a visit in `[from, to)`: to its latest end, buffers included. Load
 * what occupies the resources in it, and compile the calendars for it.
 */
export function horizonFor(visit: Visit, starts: Horizon): Horizon {
  const services = visit.items.map(({ service }) => service)
  const whole = visit.items.reduce((minutes, item) => minutes + longest(item), 0)
  const before = Math.max(0, ...services.map((service) => service.bufferBeforeMinutes))
  const after = Math.max(0, ...services.map((service) => service.bufferAfterMinutes))
  return {
    from: starts.from - before,
    to: starts.to + Math.max(whole, visit.durationMinutes ?? 0) + after,
  }
}

/**
 * @throws RangeError when the calendars can't answer for these starts: what lies outside their horizon is unknown,
 *   and would look free
 */
export function assertWithin(horizon: Horizon, visit: Visit, from: EpochMinute, to: EpochMinute): void {
  const needed = horizonFor(visit, { from, to })
  if (needed.from < horizon.from || needed.to > horizon.to) {
    throw new RangeError(
      `The calendars reach from ${horizon.from} to ${horizon.to}; compile them for ` +
        `horizonFor(visit, starts), here ${needed.from} to ${needed.to}`,
    )
  }
}

function longest({ service, extraMinutes = 0 }: VisitItem): number {
  return Math.max(service.durationMinutes, ...service.ownDurations.values()) + extraMinutes
}
