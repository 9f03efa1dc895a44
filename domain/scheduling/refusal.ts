import { assignments, type Served } from './assignments.ts'
import type { Calendars } from './calendars.ts'
import { BIT, bitsOf, choiceSets } from './codes.ts'
import { fillablePlan } from './fillable.ts'
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
  const isMissing = ({ bits }: Obstacle) => (bits & ~override) !== 0
  const rules = ruleObstacles(visit, calendars, start, options.now).filter(isMissing)
  const plan = fillablePlan(visit, calendars, start, options)
  if (!plan) {
    const lacking = planVisit(visit, calendars, options)
    return {
      kind: 'not-offered',
      plan: lacking,
      served: undefined,
      obstacles: [...rules, ...tooFew(lacking)],
    }
  }

  const first = (accepted: number) => assignments(plan, start, plan.cover, accepted).next().value
  const refuse = (kind: Refusal['kind'], served: readonly Served[]): Refusal => ({
    kind,
    plan,
    served,
    obstacles: [...rules, ...standingInTheWay(plan, start, served).filter(isMissing)],
  })
  if (rules.length === 0) {
    const taken = first(override | (member ? BIT.taken : ALLOCATIONS))
    if (taken) return refuse('slot-taken', taken)
  }
  const sets = choiceSets(bitsInPlay(plan, start) & ~override)
  for (const more of sets) {
    const clear = first(override | more)
    if (clear) return refuse('not-offered', clear)
  }
  for (const more of sets) {
    const taken = first(override | more | ALLOCATIONS)
    if (taken) return refuse(member ? 'slot-taken' : 'not-offered', taken)
  }
  throw new Error('A visit that can be filled has a way that breaks the rules in play')
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
