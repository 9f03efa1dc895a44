import type { Occupied, ResourceCalendar } from './calendars.ts'
import { BIT, BUFFER_ON_ALLOCATION } from './codes.ts'
import { gridAt } from './grid.ts'
import { locationsOf } from './hours.ts'
import { covers, firstEndingAfter, merged, overlaps } from './intervals.ts'
import { clockTime, localDate } from './local-time.ts'
import type { Part } from './parts.ts'
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
  { location }: Plan,
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
    for (const [blockId, blockFrom, blockTo] of meeting(resource.blocks, from, to)) {
      const detail = () => `Blocked from ${clock(blockFrom)} to ${clock(blockTo)}`
      found.push({ bits: BIT.blocked, code: 'blocked', resourceId, blockId, detail })
    }
    for (const [appointmentId, takenFrom, takenTo] of meeting(resource.taken, from, to)) {
      const detail = () => `Taken from ${clock(takenFrom)} to ${clock(takenTo)}`
      found.push({ bits: BIT.taken, code: 'taken', resourceId, appointmentId, detail })
    }
    for (const [bufferFrom, bufferTo] of buffersOf(part, start)) {
      const detail = () => `The buffer from ${clock(bufferFrom)} to ${clock(bufferTo)} isn't free`
      for (const what of inBuffer(resource, bufferFrom, bufferTo, from, to)) {
        const bits = what.blockId === undefined ? BUFFER_ON_ALLOCATION : BIT.buffer
        found.push({ bits, code: 'buffer', resourceId, ...what, detail })
      }
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

/** What a part occupies when each buffer that something stands in the way of is left out. */
export function withoutBlockedBuffers(resource: ResourceCalendar, part: Part, start: EpochMinute): Part {
  const left = { ...part }
  for (const [from, to] of buffersOf(part, start)) {
    if (inBuffer(resource, from, to, start + part.start, start + part.end).length === 0) continue
    if (from < start + part.start) left.occupiedStart = part.start
    else left.occupiedEnd = part.end
  }
  return left
}

function buffersOf(part: Part, start: EpochMinute): [EpochMinute, EpochMinute][] {
  const buffers: [EpochMinute, EpochMinute][] = []
  if (part.occupiedStart < part.start) buffers.push([start + part.occupiedStart, start + part.start])
  if (part.occupiedEnd > part.end) buffers.push([start + part.end, start + part.occupiedEnd])
  return buffers
}

/** Who books over a block doesn't mind its reaching into the buffers too. */
function inBuffer(
  resource: ResourceCalendar,
  from: EpochMinute,
  to: EpochMinute,
  visibleFrom: EpochMinute,
  visibleTo: EpochMinute,
): { appointmentId?: string; blockId?: string }[] {
  const blocks =
    meeting(resource.blocks, visibleFrom, visibleTo).length > 0 ? [] : meeting(resource.blocks, from, to)
  return [
    ...meeting(resource.taken, from, to).map(([appointmentId]) => ({ appointmentId })),
    ...blocks.map(([blockId]) => ({ blockId })),
  ]
}

function meeting({ ranges, ids }: Occupied, from: EpochMinute, to: EpochMinute): [string, number, number][] {
  const found: [string, number, number][] = []
  for (let i = 0; i < ranges.length && (ranges[i] as number) < to; i += 2) {
    const end = ranges[i + 1] as number
    if (end > from) found.push([ids[i / 2] as string, ranges[i] as number, end])
  }
  return found
}

function hoursAnywhere(resource: ResourceCalendar): Float64Array {
  return merged([...resource.places.values()].flatMap((place) => [...place.hours]))
}

/** Whether the resource ever works at a location, in the horizon or not. */
function everAt({ facts }: ResourceCalendar, locationId: string): boolean {
  return facts.hours
    ? locationsOf(facts.hours, facts.locationId).has(locationId)
    : facts.locationId === locationId
}
