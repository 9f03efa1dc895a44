import { assignments, type Served } from './assignments.ts'
import type { Calendars } from './calendars.ts'
import { BIT, bitsOf, choiceSets, codesOf } from './codes.ts'
import { assertWithin } from './horizon.ts'
import { bitsInPlay } from './in-play.ts'
import { placed } from './placement.ts'
import { type Plan, planVisit } from './plan.ts'
import { ruleObstacles } from './rules.ts'
import { standingInTheWay } from './standing.ts'
import type { EpochMinute, Placement, PlacementOptions, Visit } from './types.ts'

/**
 * The ways to serve a visit at a start, best first: those that break the fewest of the overridden rules, among them
 * those that keep the most preferred resources, then by rank, then in the order of the facts. Empty when the start
 * isn't offered. The booker takes the next one when it loses a race for the first.
 *
 * @throws RangeError when the calendars' horizon doesn't hold the visit (see `horizonFor`)
 */
export function* placements(
  visit: Visit,
  calendars: Calendars,
  start: EpochMinute,
  options: PlacementOptions,
): Generator<Placement> {
  assertWithin(calendars.horizon, visit, start, start)
  const override = bitsOf(options.override ?? [])
  // Those whom no requirement names come in only where the others can't be enough, and that was accepted.
  for (const everyone of override & BIT.unskilled ? [false, true] : [false]) {
    const plan = planVisit(visit, calendars, options, everyone)
    const rules = ruleObstacles(plan, start, options.now)
    if (rules.some(({ bits }) => (bits & ~override) !== 0)) return
    let any = false
    for (const served of distinct(waysInOrder(plan, start, options.prefer ?? [], override))) {
      any = true
      let broken = 0
      for (const { bits } of override === 0 ? [] : [...rules, ...standingInTheWay(plan, served)])
        broken |= bits
      yield placed(plan, served, codesOf(broken))
    }
    if (any) return
  }
}

/** As many of `prefer` as can serve the visit together, the first ones first. */
export function keepable(
  plan: Plan,
  start: EpochMinute,
  prefer: readonly string[],
  accepted: number,
): string[] {
  const kept = [...plan.cover]
  for (const id of prefer) {
    if (!kept.includes(id) && !assignments(plan, start, [...kept, id], accepted).next().done) kept.push(id)
  }
  return kept
}

function* waysInOrder(
  plan: Plan,
  start: EpochMinute,
  prefer: readonly string[],
  override: number,
): Generator<Served[]> {
  for (const accepted of override === 0 ? [0] : choiceSets(override & bitsInPlay(plan, start))) {
    const kept = keepable(plan, start, prefer, accepted)
    yield* assignments(plan, start, kept, accepted)
    if (kept.length > plan.cover.length) yield* assignments(plan, start, plan.cover, accepted)
  }
}

function* distinct(ways: Iterable<Served[]>): Generator<Served[]> {
  const seen = new Set<string>()
  for (const served of ways) {
    const key = served.map(({ duration, units }) => `${duration} ${units.map(({ id }) => id)}`).join()
    if (seen.has(key)) continue
    seen.add(key)
    yield served
  }
}
