import { BIT } from './codes.ts'
import { gridAt } from './grid.ts'
import { firstEndingAfter } from './intervals.ts'
import { type Length, lengthOf } from './lengths.ts'
import { gridStanding, NOT_AT_WORK_HERE, obstaclesOf } from './obstacles.ts'
import { type Candidate, type ItemPlan, type Plan, type RequirementPlan, startsFor } from './plan.ts'
import type { EpochMinute } from './types.ts'

/** One length that an item can have at a start, and who could then be each of its units: a pool a unit. */
export interface Way {
  duration: number
  pools: Candidate[][]
}

/**
 * The ways to serve an item at a start, as far as each candidate by itself goes.
 *
 * @param resized the item's length where a member resized the visit
 * @param accepted bits of what may stand in the way
 */
export function* waysOf(
  plan: Plan,
  item: ItemPlan,
  start: EpochMinute,
  resized: number | undefined,
  accepted: number,
): Generator<Way> {
  const [first, ...others] = item.requirements
  if (!first) {
    // Without a first requirement there is no grid to be on.
    if (item.index > 0 || accepted & BIT['off-grid']) {
      yield { duration: resized ?? (item.lengths[0] as Length).duration, pools: [] }
    }
    return
  }
  const lengths = resized === undefined ? item.lengths : [lengthOf(first, resized)]
  for (const { duration, leaders, members } of lengths) {
    const fits = (requirement: RequirementPlan) => (candidate: Candidate) =>
      isFit(plan, requirement, candidate, start, duration, accepted)
    plan.effort.spend(item.requirements.reduce((sum, { candidates }) => sum + candidates.length, 0))
    const rest = others.flatMap((requirement) =>
      units(requirement, requirement.candidates.filter(fits(requirement))),
    )
    if (rest.some((pool) => pool.length === 0)) continue
    const fit = members.filter(fits(first))
    const leading = leaders === members ? fit : fit.filter((candidate) => leaders.includes(candidate))
    for (const pools of firstPools(plan, item, first, start, duration, leading, fit, accepted)) {
      yield { duration, pools: [...pools, ...rest] }
    }
  }
}

function isFit(
  plan: Plan,
  requirement: RequirementPlan,
  candidate: Candidate,
  start: EpochMinute,
  duration: number,
  accepted: number,
): boolean {
  if (accepted === 0) {
    const starts = startsFor(requirement, candidate, duration)
    if (!starts) return false
    const at = firstEndingAfter(starts, start)
    return at < starts.length && (starts[at] as number) <= start
  }
  return obstaclesOf(plan, requirement, candidate, start, duration).every(
    ({ bits }) => (bits & ~accepted) === 0,
  )
}

/**
 * Pools for the units of the first requirement. Its units are alike, so without loss the first one is on the grid,
 * and the first or the second one makes the item as long as it is.
 */
function* firstPools(
  plan: Plan,
  item: ItemPlan,
  first: RequirementPlan,
  start: EpochMinute,
  duration: number,
  leaders: Candidate[],
  members: Candidate[],
  accepted: number,
): Generator<Candidate[][]> {
  if (item.index > 0 || accepted & BIT['off-grid']) {
    yield [leaders, ...units(first, members).slice(1)]
    return
  }
  const interval = item.service.slotIntervalMinutes
  const onGrid = members.filter((candidate) => gridAt(candidate.place, start, interval) === 'on')
  const on = onGrid.length === members.length ? members : onGrid
  yield [
    leaders === members ? on : leaders.filter((one) => on.includes(one)),
    ...units(first, members).slice(1),
  ]
  if (leaders !== members && first.requirement.quantity > 1) {
    yield [leaders.filter((one) => !on.includes(one)), on, ...units(first, members).slice(2)]
  }
  if ((accepted & NOT_AT_WORK_HERE) === 0) return
  const gridless = members.filter((one) => gridStanding(plan, first, one, start, duration) === 'none')
  const leading = leaders === members ? gridless : leaders.filter((one) => gridless.includes(one))
  yield [leading, ...units(first, gridless).slice(1)]
}

function units({ requirement }: RequirementPlan, pool: Candidate[]): Candidate[][] {
  return Array.from({ length: requirement.quantity }, () => pool)
}
