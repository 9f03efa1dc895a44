import type { TimelineData, TimelineItem, TimelineResource } from '../timeline.types.ts'

const DAY = '2026-06-06'

/** Epoch milliseconds of a time ("10:15") on the tests' day, a Saturday in UTC. */
export function at(time: string): number {
  return Date.parse(`${DAY}T${time}:00Z`)
}

/** A resource that works from 9 to 18. */
export function resource(id: string, kind: TimelineResource['kind'] = 'staff', name = id): TimelineResource {
  const working = [{ start: `${DAY}T09:00:00Z`, end: `${DAY}T18:00:00Z` }]
  return { id, name, kind, locationId: 'here', skills: [], working }
}

/** A confirmed visit's piece without buffers. */
export function item(
  id: string,
  resourceId: string,
  start: string,
  end: string,
  more: Partial<TimelineItem> = {},
): TimelineItem {
  const [from, to] = [`${DAY}T${start}:00Z`, `${DAY}T${end}:00Z`]
  return {
    id,
    kind: 'appointment',
    resourceId,
    start: from,
    end: to,
    occupiedStart: from,
    occupiedEnd: to,
    title: id,
    status: 'confirmed',
    version: 1,
    ...more,
  }
}

/** One day of a salon in UTC. */
export function data(more: Partial<TimelineData>): TimelineData {
  return {
    timeZone: 'UTC',
    days: [{ date: DAY, start: `${DAY}T00:00:00Z`, end: '2026-06-07T00:00:00Z' }],
    resources: [],
    items: [],
    ...more,
  }
}
