import type { Calendars } from './calendars.ts'
import { placements } from './placements.ts'
import { refusalOf } from './refusal.ts'
import { reasonsOf } from './standing.ts'
import type { Decision, EpochMinute, PlacementOptions, Visit } from './types.ts'

/**
 * Decides a start: offered, with the best placement; `slot-taken` when it would be offered but for allocations; else
 * `not-offered`, with all codes that are still missing. A member who accepts all of these gets it, except where
 * resources are lacking at any time (`unskilled`, and accepting it doesn't help).
 *
 * To a member (`override` given, empty too) a buffer on an allocation is a reason to accept, and `slot-taken` is also
 * a start where every way to serve the visit meets an allocation. `reasons` may then name `taken` among others.
 *
 * @throws RangeError when the calendars' horizon doesn't hold the visit (see `horizonFor`)
 */
export function decide(
  visit: Visit,
  calendars: Calendars,
  start: EpochMinute,
  options: PlacementOptions,
): Decision {
  for (const placement of placements(visit, calendars, start, options)) return { kind: 'offered', placement }
  const { kind, obstacles } = refusalOf(visit, calendars, start, options)
  return { kind, reasons: reasonsOf(obstacles) }
}
