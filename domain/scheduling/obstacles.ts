import type { ResourceCalendar } from './calendars.ts'
import { BIT, BUFFER_ON_ALLOCATION } from './codes.ts'
import { conflictingBuffers, meeting } from './conflicts.ts'
import { gridAt } from './grid.ts'
import { locationsOf } from './hours.ts'
import { covers, firstEndingAfter, merged, overlaps, type Ranges } from './intervals.ts'
import { clockTime, localDate } from './local-time.ts'
import { type Candidate, type Plan, partsFor, type RequirementPlan } from './plan.ts'
import type { EpochMinute, Reason } from './types.ts'

/** What stands in the way; its detail is worded only for those who read it. */
export interface Obstacle extends Omit<Reason, 'detail'> {
  bits: number
  detail: () => string
}

/** All that stands in the way of a candidate for a requirement of an item that starts at `start`; the grid apart. */
export function obstaclesOf(
  plan: Plan,
  requirement: RequirementPlan,
  candidate: Candidate,
  start: EpochMinute,
  duration: number,
): readonly Obstacle[] {
  const key = `${candidate.id} ${start} ${duration}`
  let found = requirement.obstacles.get(key)
  if (!found) {
    found = findObstacles(plan, requirement, candidate, start, duration)
    requirement.obstacles.set(key, found)
  }
  return found
}

function findObstacles(
  { location, calendars: { facts } }: Plan,
  requirement: RequirementPlan,
  candidate: Candidate,
  start: EpochMinute,
  duration: number,
): Obstacle[] {
  const { id: resourceId, resource, place } = candidate
  const clock = (minute: EpochMinute) => clockTime(minute, location.timeZone)
  const found: Obstacle[] = []
  const rule = (code: 'unskilled' | 'outside-hours' | 'other-location' | 'closed', detail: () => string) => {
    found.push({ bits: BIT[code], code, resourceId, detail })
  }

  if (!candidate.skilled) rule('unskilled', () => 'Not one of those who serve this')
  for (const part of partsFor(requirement, duration)) {
    const from = start + part.start
    const to = start + part.end
    if (!place || !covers(place.hours, from, to)) {
      const elsewhere = covers(hoursAnywhere(resource), from, to)
      if (!elsewhere) rule('outside-hours', () => `Doesn't work from ${clock(from)} to ${clock(to)}`)
      if (elsewhere || !everAt(resource, location.id)) rule('other-location', () => 'Is at another location')
    }
    if (overlaps(location.closed, from, to)) {
      const closedFrom = location.closed[firstEndingAfter(location.closed, from)] as number
      rule('closed', () => `Closed on ${localDate(Math.max(from, closedFrom), location.timeZone)}`)
    }
    for (const block of meeting(facts.blocks, resource, from, to)) {
      const detail = () => `Blocked from ${clock(block.start)} to ${clock(block.end)}`
      found.push({ bits: BIT.blocked, code: 'blocked', resourceId, blockId: block.id, detail })
    }
    for (const { appointmentId, ...taken } of meeting(facts.occupied, resource, from, to)) {
      const detail = () => `Taken from ${clock(taken.start)} to ${clock(taken.end)}`
      found.push({ bits: BIT.taken, code: 'taken', resourceId, appointmentId, detail })
    }
    for (const { allocations, blocks, ...buffer } of conflictingBuffers(facts, resource, part, start)) {
      const detail = () => `The buffer from ${clock(buffer.from)} to ${clock(buffer.to)} isn't free`
      const what = { code: 'buffer', resourceId, detail } as const
      for (const { appointmentId } of allocations) {
        found.push({ bits: BUFFER_ON_ALLOCATION, ...what, appointmentId })
      }
      for (const { id } of blocks) found.push({ bits: BIT.buffer, ...what, blockId: id })
    }
  }
  return found
}

/**
 * Where a candidate of the visit's first requirement stands on the grid. `none`: it isn't at work here, so it has no
 * grid here; whoever accepts that accepts any start.
 */
export function gridStanding(
  plan: Plan,
  requirement: RequirementPlan,
  candidate: Candidate,
  start: EpochMinute,
  duration: number,
): 'on' | 'off' | 'none' {
  const grid = gridAt(candidate.place, start, requirement.service.slotIntervalMinutes)
  if (grid !== 'outside') return grid
  const found = obstaclesOf(plan, requirement, candidate, start, duration)
  return found.some(({ bits }) => (bits & NOT_AT_WORK_HERE) !== 0) ? 'none' : 'off'
}

/** What a candidate without a grid here must be excused for. */
export const NOT_AT_WORK_HERE = BIT['outside-hours'] | BIT['other-location']

function hoursAnywhere(resource: ResourceCalendar): Ranges {
  return merged([...resource.places.values()].flatMap((place) => place.hours))
}

/** Whether the resource ever works at a location, in the horizon or not. */
function everAt({ facts }: ResourceCalendar, locationId: string): boolean {
  return facts.hours
    ? locationsOf(facts.hours, facts.locationId).includes(locationId)
    : facts.locationId === locationId
}
