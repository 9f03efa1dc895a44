import type { Candidate, Plan, RequirementPlan } from './plan.ts'
import type { EpochMinute } from './types.ts'

/** A length that an item can have. */
export interface Length {
  duration: number
  /** One of these makes the item as long as it is. The same array as `members` where each of them does. */
  leaders: readonly Candidate[]
  /** Who may serve the first requirement: those who don't make the item longer. */
  members: readonly Candidate[]
}

/**
 * How long an item is when a member resized the visit: the last one gives or takes the time, and a minute of it
 * stays. Undefined where the item has its own length.
 */
export function resizedTo(
  { visit: { items, durationMinutes } }: Plan,
  index: number,
  visitStart: EpochMinute,
  itemStart: EpochMinute,
): number | undefined {
  if (durationMinutes === undefined || index < items.length - 1) return undefined
  return Math.max(1, visitStart + durationMinutes - itemStart)
}

/** The one length of an item whose visit was resized. */
export function lengthOf({ candidates }: RequirementPlan, duration: number): Length {
  return { duration, leaders: candidates, members: candidates }
}

/**
 * The lengths that an item can have: the longest own duration among the units of its first requirement counts;
 * `duration` where it has none.
 */
export function lengthsOf(duration: number, first: RequirementPlan | undefined): Length[] {
  if (!first) return [{ duration, leaders: [], members: [] }]
  const { requirement, candidates } = first
  return requirement.quantity === 1 ? runs(candidates) : steps(candidates)
}

/** Runs of the same length, so that candidates are still tried in their order. */
function runs(candidates: readonly Candidate[]): Length[] {
  const lengths: (Length & { members: Candidate[] })[] = []
  for (const candidate of candidates) {
    const last = lengths.at(-1)
    if (last?.duration === candidate.duration) {
      last.members.push(candidate)
    } else {
      const members = [candidate]
      lengths.push({ duration: candidate.duration, leaders: members, members })
    }
  }
  return lengths
}

function steps(candidates: readonly Candidate[]): Length[] {
  return [...new Set(candidates.map((candidate) => candidate.duration))].map((duration) => {
    const members = candidates.filter((candidate) => candidate.duration <= duration)
    const leaders = members.filter((candidate) => candidate.duration === duration)
    return { duration, leaders: leaders.length === members.length ? members : leaders, members }
  })
}
