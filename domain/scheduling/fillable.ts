import { assignments } from './assignments.ts'
import type { Calendars } from './calendars.ts'
import { bitsInPlay } from './in-play.ts'
import { type Plan, planVisit } from './plan.ts'
import type { EpochMinute, PlacementOptions, Visit } from './types.ts'

/**
 * The plan of a visit for someone who could accept everything: with those whom its requirements name or who were
 * asked for; only where these can't be enough at any time, with everyone of the right kind. Undefined where even
 * they can't.
 */
export function fillablePlan(
  visit: Visit,
  calendars: Calendars,
  start: EpochMinute,
  options: PlacementOptions,
): Plan | undefined {
  return [false, true]
    .values()
    .map((everyone) => planVisit(visit, calendars, options, everyone))
    .find((plan) => !assignments(plan, start, plan.cover, bitsInPlay(plan, start)).next().done)
}
