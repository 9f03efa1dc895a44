import { assignments } from './assignments.ts'
import type { Calendars } from './calendars.ts'
import { type Effort, TooComplex } from './effort.ts'
import { eachGridStart, type GridSource } from './grid.ts'
import { assertWithin } from './horizon.ts'
import { lengthOf, resizedTo } from './lengths.ts'
import { Placed, placed } from './placement.ts'
import { type Candidate, type ItemPlan, type Plan, planVisit, startsFor } from './plan.ts'
import { bookableUntil, firstBookable } from './rules.ts'
import type { EpochMinute, ReasonCode, Slot, Visit } from './types.ts'

/** The starts `[from, to)` that are asked about, as someone sees them at `now`. */
export interface SlotQuery {
  from: EpochMinute
  to: EpochMinute
  now: EpochMinute
}

/**
 * All starts of a visit that are offered to a visitor in `[from, to)`, in order, each with the first assignment
 * that would do.
 *
 * @throws RangeError when the calendars' horizon doesn't hold these visits (see `horizonFor`), TooComplex
 */
export function slots(visit: Visit, calendars: Calendars, query: SlotQuery): Slot[] {
  return slotsOf(planVisit(visit, calendars), query)
}

/**
 * The next `count` starts of a visit that are offered to a visitor later than `after`, and before `until`; fewer where
 * there are too many ways to look at.
 *
 * @param effort what it may cost, where several questions share it
 * @throws RangeError when the calendars' horizon doesn't hold these visits (see `horizonFor`)
 */
export function nextSlots(
  visit: Visit,
  calendars: Calendars,
  after: EpochMinute,
  now: EpochMinute,
  count: number,
  until: EpochMinute,
  effort?: Effort,
): Slot[] {
  const plan = planVisit(visit, calendars)
  if (effort) plan.effort = effort
  const found: Slot[] = []
  let from = Math.floor(after) + 1
  for (let days = 1; from < until && found.length < count; days *= 2) {
    const to = Math.min(until, from + days * 1440)
    try {
      found.push(...slotsOf(plan, { from, to, now }))
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error
      break
    }
    from = to
  }
  return found.slice(0, count)
}

function slotsOf(plan: Plan, { from, to, now }: SlotQuery): Slot[] {
  if (from >= to) return []
  assertWithin(plan.calendars.horizon, plan.visit, from, to)
  const earliest = Math.ceil(Math.max(from, firstBookable(plan.visit, now)))
  const latest = bookableUntil(plan.visit, plan.calendars, now, to)
  const candidates = gridCandidates(plan)
  const { slotIntervalMinutes: interval } = (plan.items[0] as ItemPlan).service
  const isOne = hasOneUnit(plan)
  const found: Slot[] = []
  eachGridStart(candidates, interval, earliest, latest, (start, source) => {
    if (isOne) found.push(slotOfOneUnit(plan, start, candidates[source] as GridCandidate))
    else
      for (const served of assignments(plan, start, plan.cover, 0)) {
        found.push(placed(plan, start, served, NONE))
        break
      }
  })
  return found
}

/** A candidate of the first requirement with the starts at which it can serve when the item is this long. */
interface GridCandidate extends GridSource {
  served: readonly [{ offset: 0; duration: number; units: readonly [Candidate] }]
}

const NONE: readonly ReasonCode[] = []

function gridCandidates(plan: Plan): GridCandidate[] {
  const { requirements, lengths } = plan.items[0] as ItemPlan
  const [first] = requirements
  if (!first) return []
  const resized = resizedTo(plan, 0, 0, 0)
  const all = resized === undefined ? lengths : [lengthOf(first, resized)]
  const must = hasOneUnit(plan) ? mustServe(plan) : []
  const found: GridCandidate[] = []
  for (const { duration, members } of all) {
    for (const candidate of members) {
      if (must.some((id) => id !== candidate.id)) continue
      const allowed = startsFor(first, candidate, duration)
      if (!allowed || !candidate.place) continue
      const served = [{ offset: 0, duration, units: [candidate] }] as const
      found.push({ served, windows: candidate.place.windows, allowed })
    }
  }
  return found
}

/** One resource serves one item: then whoever can start can serve, and there is nothing to search. */
function hasOneUnit({ items }: Plan): boolean {
  const [only, ...others] = items
  const requirements = only?.requirements ?? []
  return others.length === 0 && requirements.length === 1 && requirements[0]?.requirement.quantity === 1
}

function mustServe({ items, cover }: Plan): string[] {
  return [...cover, ...items.flatMap(({ asked }) => asked)]
}

function slotOfOneUnit(plan: Plan, start: EpochMinute, { served }: GridCandidate): Slot {
  const [{ duration, units }] = served
  return new Placed(plan, start, start + duration, [units[0].id], served, NONE)
}
