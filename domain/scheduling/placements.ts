import { assignments, type Served } from './assignments.ts'
import type { Calendars } from './calendars.ts'
import { BIT, bitsOf, choiceSets, codesOf } from './codes.ts'
import { fillablePlan } from './fillable.ts'
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
  const plan =
    override & BIT.unskilled
      ? fillablePlan(visit, calendars, start, options)
      : planVisit(visit, calendars, options)
  const rules = ruleObstacles(visit, calendars, start, options.now)
  if (!plan || rules.some(({ bits }) => (bits & ~override) !== 0)) return
  for (const served of distinct(plan, waysInOrder(plan, start, options.prefer ?? [], override))) {
    const broken = override === 0 ? [] : [...rules, ...standingInTheWay(plan, start, served)]
    yield placed(plan, start, served, codesOf(broken.reduce((all, { bits }) => all | bits, 0)))
  }
}

/** As many of `prefer` as can serve the visit together, the first ones first. */
function keepable(plan: Plan, start: EpochMinute, prefer: readonly string[], accepted: number): string[] {
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

/** The units of a requirement are alike: ways that differ in their order alone are one. */
function* distinct(plan: Plan, ways: Iterable<Served[]>): Generator<Served[]> {
  const order = plan.items.map(({ requirements }) =>
    requirements.flatMap(({ requirement }, index) => Array<number>(requirement.quantity).fill(index)),
  )
  const seen = new Set<string>()
  for (const served of ways) {
    const key = served
      .map(({ duration, units }, item) => {
        const ids = units.map(({ id }, unit) => `${order[item]?.[unit]} ${id}`)
        return `${duration} ${ids.sort()}`
      })
      .join()
    if (seen.has(key)) continue
    seen.add(key)
    yield served
  }
}
