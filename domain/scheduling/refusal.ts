import { assignments, type Served } from './assignments.ts'
import type { Calendars } from './calendars.ts'
import { BIT, bitsOf, choiceSets } from './codes.ts'
import { bitsInPlay } from './in-play.ts'
import type { Obstacle } from './obstacles.ts'
import { type Plan, planVisit } from './plan.ts'
import { ruleObstacles } from './rules.ts'
import { ALLOCATIONS, standingInTheWay } from './standing.ts'
import type { EpochMinute, PlacementOptions, Visit } from './types.ts'

/** Why a start isn't offered: what stands in the way of the best way to serve the visit. */
export interface Refusal {
  kind: 'slot-taken' | 'not-offered'
  plan: Plan
  /** None where there are too few resources for the visit, at any time. */
  served: readonly Served[] | undefined
  obstacles: Obstacle[]
}

/**
 * Why a start that has no placement has none. `slot-taken`: it would be offered but for allocations; for a member,
 * who can accept everything else, also where no way to serve the visit is clear of them.
 */
export function refusalOf(
  visit: Visit,
  calendars: Calendars,
  start: EpochMinute,
  options: PlacementOptions,
): Refusal {
  const override = bitsOf(options.override ?? [])
  const member = options.override !== undefined
  for (const everyone of [false, true]) {
    const plan = planVisit(visit, calendars, options, everyone)
    const rules = ruleObstacles(plan, start, options.now)
    const refuse = (kind: Refusal['kind'], served: Served[]): Refusal => {
      const missing = [...rules, ...standingInTheWay(plan, served)].filter(
        ({ bits }) => (bits & ~override) !== 0,
      )
      return { kind, plan, served, obstacles: missing }
    }
    const first = (accepted: number) =>
      assignments(plan, start, plan.cover, accepted).next().value as Served[] | undefined

    // Nothing that isn't in play stands in anyone's way: without an assignment then, resources are lacking.
    const inPlay = bitsInPlay(plan, start)
    if (!first(inPlay)) continue
    if (rules.every(({ bits }) => (bits & ~override) === 0)) {
      const taken = first(override | (member ? BIT.taken : ALLOCATIONS))
      if (taken) return refuse('slot-taken', taken)
    }
    const more = choiceSets(inPlay & ~override)
    for (const also of more) {
      const unoffered = first(override | also)
      if (unoffered) return refuse('not-offered', unoffered)
    }
    for (const also of more) {
      const unofferedAndTaken = first(override | also | ALLOCATIONS)
      if (unofferedAndTaken) return refuse(member ? 'slot-taken' : 'not-offered', unofferedAndTaken)
    }
  }
  const plan = planVisit(visit, calendars, options)
  const rules = ruleObstacles(plan, start, options.now).filter(({ bits }) => (bits & ~override) !== 0)
  return { kind: 'not-offered', plan, served: undefined, obstacles: [...rules, ...tooFew(plan)] }
}

/** No override helps here: a resource is asked for that the visit has no use for, or there aren't enough. */
function tooFew({ items, cover }: Plan): Obstacle[] {
  const useless = [...cover, ...items.flatMap(({ asked }) => asked)].filter((id) => !isCandidate(items, id))
  const unskilled = { bits: BIT.unskilled, code: 'unskilled' } as const
  if (useless.length > 0) {
    return useless.map((resourceId) => ({
      ...unskilled,
      resourceId,
      detail: () => 'Has no part in this visit',
    }))
  }
  return [{ ...unskilled, detail: () => 'Needs more or other resources than these' }]
}

function isCandidate(items: Plan['items'], id: string): boolean {
  return items.some(({ requirements }) =>
    requirements.some(({ candidates }) => candidates.some((candidate) => candidate.id === id)),
  )
}
