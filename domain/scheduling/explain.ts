import type { Calendars } from './calendars.ts'
import { bitsOf } from './codes.ts'
import { type Obstacle, obstaclesOf } from './obstacles.ts'
import { requirementOfUnits } from './placement.ts'
import { placements } from './placements.ts'
import type { Candidate, RequirementPlan } from './plan.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import { reasonsOf } from './standing.ts'
import type { EpochMinute, PlacementOptions, Reason, Visit } from './types.ts'

/**
 * Everything that stands in the way of a start: first what `decide` says, then, for each requirement that isn't
 * served, what keeps each of the others from serving it. Empty exactly when the start is offered.
 *
 * @throws RangeError when the calendars' horizon doesn't hold the visit (see `horizonFor`)
 */
export function explain(
  visit: Visit,
  calendars: Calendars,
  start: EpochMinute,
  options: PlacementOptions,
): Reason[] {
  for (const _ of placements(visit, calendars, start, options)) return []
  const refusal = refusalOf(visit, calendars, start, options)
  const override = bitsOf(options.override ?? [])
  const others = othersObstacles(refusal, start, override).filter(({ bits }) => (bits & ~override) !== 0)
  const said = reasonsOf(refusal.obstacles)
  const isSaid = (reason: Reason) => said.some((other) => JSON.stringify(other) === JSON.stringify(reason))
  return [...said, ...reasonsOf(others).filter((reason) => !isSaid(reason))]
}

function othersObstacles({ plan, served = [] }: Refusal, start: EpochMinute, override: number): Obstacle[] {
  return plan.items.flatMap((item, index) => {
    const here = served[index]
    if (!here) return []
    const stuck = requirementOfUnits(item).filter((requirement, unit) => {
      const found = obstaclesOf(
        plan,
        requirement,
        here.units[unit] as Candidate,
        start + here.offset,
        here.duration,
      )
      return found.some(({ bits }) => (bits & ~override) !== 0)
    })
    return [...new Set(stuck)].flatMap((requirement) =>
      requirement.candidates
        .filter((candidate) => !here.units.some(({ id }) => id === candidate.id))
        .flatMap((candidate) =>
          obstaclesOf(
            plan,
            requirement,
            candidate,
            start + here.offset,
            lengthWith(candidate, requirement, item.requirements, here.duration),
          ),
        ),
    )
  })
}

/** The length that the item would have with this candidate. */
function lengthWith(
  candidate: Candidate,
  requirement: RequirementPlan,
  requirements: readonly RequirementPlan[],
  duration: number,
): number {
  const decides = requirement === requirements[0] && requirement.requirement.quantity === 1
  return decides ? candidate.duration : duration
}
