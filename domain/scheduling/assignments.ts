import type { Effort } from './effort.ts'
import { resizedTo } from './lengths.ts'
import { matchings } from './matching.ts'
import type { Candidate, ItemPlan, Plan } from './plan.ts'
import type { EpochMinute } from './types.ts'
import { waysOf } from './ways.ts'

/** How one item is served: by one candidate a unit, in the order of its requirements. */
export interface Served {
  /** Minutes from the visit's start to the item's. */
  offset: number
  duration: number
  units: readonly Candidate[]
}

/**
 * All ways to serve a visit that starts at `start`, item after item, in the candidates' order.
 *
 * @param cover each of these resources serves some item
 * @param accepted bits of what may stand in the way of a candidate, or of the grid
 * @throws TooComplex when the plan's effort is used up
 */
export function assignments(
  plan: Plan,
  start: EpochMinute,
  cover: readonly string[],
  accepted: number,
): Generator<Served[]> {
  return serveFrom({ plan, visitStart: start, accepted, dead: new Set() }, 0, start, cover)
}

/** What it costs to go on with an item, beside looking at its candidates. */
const STEPS_OF_AN_ITEM = 100

interface Search {
  plan: Plan
  visitStart: EpochMinute
  accepted: number
  /** Item, start and resources still to cover from where no way leads to the end. */
  dead: Set<string>
}

function* serveFrom(
  search: Search,
  index: number,
  start: EpochMinute,
  cover: readonly string[],
): Generator<Served[]> {
  const item = search.plan.items[index]
  if (!item) {
    yield []
    return
  }
  if (cover.length > unitsFrom(search.plan, index)) return
  for (const { duration, pools } of waysOf(
    search.plan,
    item,
    start,
    resizedTo(search.plan, index, search.visitStart, start),
    search.accepted,
  )) {
    for (const { here, later } of splits(cover, pools, index === search.plan.items.length - 1)) {
      search.plan.effort.spend(STEPS_OF_AN_ITEM)
      // Whether the rest of the visit can be served depends on where it starts, not on who served so far.
      const next = `${index + 1} ${start + duration} ${later}`
      const open = later.length === 0 ? pools : without(pools, later)
      for (const units of waysToServe(item, open, here, search.plan.effort)) {
        if (search.dead.has(next)) break
        let dead = true
        for (const rest of serveFrom(search, index + 1, start + duration, later)) {
          dead = false
          yield [{ offset: start - search.visitStart, duration, units }, ...rest]
        }
        if (dead) search.dead.add(next)
      }
    }
  }
}

function unitsFrom({ items }: Plan, index: number): number {
  let units = 0
  for (const { requirements } of items.slice(index)) {
    for (const { requirement } of requirements) units += requirement.quantity
  }
  return units
}

/**
 * Who must serve this item and who a later one, of those that must serve some item: as many as possible here first.
 */
function* splits(
  cover: readonly string[],
  pools: readonly (readonly Candidate[])[],
  isLast: boolean,
): Generator<{ here: readonly string[]; later: readonly string[] }> {
  if (cover.length === 0 || isLast) {
    yield { here: cover, later: [] }
    return
  }
  const able = cover.filter((id) => pools.some((pool) => pool.some((candidate) => candidate.id === id)))
  for (let size = Math.min(able.length, pools.length); size >= 0; size--) {
    for (const here of combinations(able, size)) {
      yield { here, later: cover.filter((id) => !here.includes(id)) }
    }
  }
}

function* combinations(ids: readonly string[], size: number): Generator<string[]> {
  if (size === 0) yield []
  for (let i = 0; size > 0 && i + size <= ids.length; i++) {
    for (const rest of combinations(ids.slice(i + 1), size - 1)) yield [ids[i] as string, ...rest]
  }
}

function without(pools: Candidate[][], ids: readonly string[]): Candidate[][] {
  const left = new Map(
    pools.map((pool) => [pool, pool.filter((candidate) => !ids.includes(candidate.id))] as const),
  )
  return pools.map((pool) => left.get(pool) as Candidate[])
}

function* waysToServe(
  { asked, keep }: ItemPlan,
  pools: readonly (readonly Candidate[])[],
  here: readonly string[],
  effort: Effort,
): Generator<Candidate[]> {
  const must = [...new Set([...asked, ...here])]
  if (keep.length === 0 || keep.some((id) => must.includes(id))) {
    yield* matchings(pools, must, effort)
    return
  }
  for (const id of keep) yield* matchings(pools, [...must, id], effort)
}
