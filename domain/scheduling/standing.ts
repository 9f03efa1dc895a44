import type { Served } from './assignments.ts'
import { BIT, BUFFER_ON_ALLOCATION } from './codes.ts'
import { gridStanding, type Obstacle, obstaclesOf } from './obstacles.ts'
import { requirementOfUnits } from './placement.ts'
import type { Candidate, ItemPlan, Plan } from './plan.ts'
import type { EpochMinute, Reason } from './types.ts'

/** What stands in the way of one way to serve a visit, unit after unit and the grid last; empty: it would do. */
export function standingInTheWay(plan: Plan, start: EpochMinute, served: readonly Served[]): Obstacle[] {
  const found = served.flatMap(({ offset, duration, units }, index) =>
    requirementOfUnits(plan.items[index] as ItemPlan).flatMap((requirement, unit) =>
      obstaclesOf(plan, requirement, units[unit] as Candidate, start + offset, duration),
    ),
  )
  const grid = gridObstacle(plan, start, served[0] as Served)
  return grid ? [...found, grid] : found
}

/** Obstacles as reasons, each once, in the order of the codes. */
export function reasonsOf(obstacles: readonly Obstacle[]): Reason[] {
  const reasons = new Map<string, Reason>()
  const order = Object.keys(BIT)
  for (const { bits: _, detail, ...what } of [...obstacles].sort(
    (a, b) => order.indexOf(a.code) - order.indexOf(b.code),
  )) {
    const key = JSON.stringify([what.code, what.resourceId, what.appointmentId, what.blockId])
    if (!reasons.has(key)) reasons.set(key, { ...what, detail: detail() })
  }
  return [...reasons.values()]
}

/** All that allocations have against a start. */
export const ALLOCATIONS = BIT.taken | BUFFER_ON_ALLOCATION

function gridObstacle(plan: Plan, start: EpochMinute, { duration, units }: Served): Obstacle | undefined {
  const { requirements, service } = plan.items[0] as ItemPlan
  const [first] = requirements
  if (first) {
    const leading = units.slice(0, first.requirement.quantity)
    const standings = leading.map((candidate) => gridStanding(plan, first, candidate, start, duration))
    if (standings.includes('on') || !standings.includes('off')) return undefined
  }
  const detail = () => `Starts are every ${service.slotIntervalMinutes} minutes of the working hours`
  return { bits: BIT['off-grid'], code: 'off-grid', detail }
}
