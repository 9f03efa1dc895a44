import type { Answer } from '../../../contract/index.ts'
import { type Calendars, canServe, compileCalendars, localDay } from '../../../domain/scheduling/index.ts'
import { covers, overlaps } from '../../../domain/scheduling/intervals.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { hoursFacts } from '../availability/hours-facts.ts'
import { selectHours } from './affected.queries.ts'
import {
  selectAllServices,
  selectAllServing,
  selectClosuresBetween,
  type UpcomingFacts,
} from './stranded.queries.ts'

export type Why = Answer<'GET /stranded'>['items'][number]['why'][number]
type Closures = Awaited<ReturnType<typeof selectClosuresBetween>>

const DAY = 86_400_000

/**
 * Why visits don't fit what is set now, by their position in the facts; those that fit are left out.
 *
 * What somebody accepted for a visit, in booking, moving or keeping it, doesn't strand it, and no later change that has
 * nothing to do with it does: by its code for hours and skills, and for closed days and blocks as far as they were there
 * when the visit was last changed. A closure or a block that is made later is news, and strands it again. One who works
 * elsewhere at that time, which was accepted, works.
 */
export async function judgeVisits(tx: TenantReadTx, facts: UpcomingFacts): Promise<Map<number, Why[]>> {
  const from = facts.starts.reduce((a, b) => Math.min(a, b))
  const to = facts.ends.reduce((a, b) => Math.max(a, b))
  const date = (time: number) => new Date(time).toISOString().slice(0, 10)
  const dates = { from: date(from - 3 * DAY), to: date(to + 3 * DAY) }
  const ids = [...new Set(facts.occupied.map((one) => one.resource_id))]
  const [locations, resources, overrides] = await selectHours(tx.db, ids, dates)
  const closures = await selectClosuresBetween(tx.db, dates)
  const horizon = { from: Math.floor(from / 60_000), to: Math.ceil(to / 60_000) }
  const calendars = compileCalendars(
    { ...hoursFacts(locations, resources, overrides, closures), blocks: [], occupied: [] },
    horizon,
  )
  const accepted = new Map(facts.accepted.map(({ n, codes, at }) => [n, { codes, at: Date.parse(at) }]))
  const found = new Map<number, Set<Why>>()
  const add = (n: number, code: Why) => {
    if (accepted.get(n)?.codes.includes(code)) return
    found.set(n, (found.get(n) ?? new Set()).add(code))
  }
  const addAnew = (n: number, code: Why) => found.set(n, (found.get(n) ?? new Set()).add(code))

  for (const one of facts.occupied) {
    const { resource_id: who, location_id: where } = one
    const hours = calendars.resources.get(who)?.places.get(where)?.hours ?? []
    const closed = calendars.locations.get(where)?.closed ?? []
    for (const [i, n] of one.ns.entries()) {
      const [start, end] = [one.starts[i] as number, one.ends[i] as number]
      if (!covers(hours, start, end)) {
        const elsewhere = accepted.get(n)?.codes.includes('other-location')
        if (!elsewhere || !worksAnywhere(calendars, who, start, end)) add(n, 'outside-hours')
      }
      if (!overlaps(closed, start, end)) continue
      const known = accepted.get(n)
      if (!known?.codes.includes('closed') || closedSince(closures, calendars, where, start, end, known.at))
        addAnew(n, 'closed')
    }
  }
  for (const { n, anew } of facts.blocked) (anew ? addAnew : add)(n, 'blocked')
  await judgeServing(tx, facts, add)
  return new Map([...found].map(([n, why]) => [n, [...why]]))
}

function worksAnywhere(calendars: Calendars, resourceId: string, start: number, end: number): boolean {
  const places = calendars.resources.get(resourceId)?.places.values() ?? []
  return [...places].some((place) => covers(place.hours, start, end))
}

function closedSince(
  closures: Closures,
  calendars: Calendars,
  locationId: string,
  start: number,
  end: number,
  since: number,
): boolean {
  const timeZone = calendars.locations.get(locationId)?.timeZone ?? 'UTC'
  return closures.some(
    ({ from_date, to_date, location_id, created_at }) =>
      created_at.getTime() > since &&
      (location_id === null || location_id === locationId) &&
      localDay(from_date, timeZone).from < end &&
      start < localDay(to_date, timeZone).to,
  )
}

/** Whether those who serve a visit are still there, and are what its services require. Each case is asked once. */
async function judgeServing(
  tx: TenantReadTx,
  facts: UpcomingFacts,
  add: (n: number, code: Why) => void,
): Promise<void> {
  const serving = new Map((await selectAllServing(tx.db)).map((one) => [one.id, one]))
  const services = new Map((await selectAllServices(tx.db)).map((one) => [one.id, one]))
  const whoOf = new Map<number, string[]>()
  for (const { resource_id, ns } of facts.occupied) {
    const archived = !serving.get(resource_id)?.active
    for (const n of ns) {
      if (archived) add(n, 'archived')
      const who = whoOf.get(n)
      if (!who) whoOf.set(n, [resource_id])
      else if (!who.includes(resource_id)) who.push(resource_id)
    }
  }
  for (const { service_id, ns } of facts.services) {
    const service = services.get(service_id)
    const able = new Map<string, boolean>()
    for (const n of ns) {
      if (!service?.active) add(n, 'archived')
      const who = whoOf.get(n) ?? []
      const key = who.join()
      let can = able.get(key)
      if (can === undefined) {
        const known = who.flatMap((id) => serving.get(id) ?? [])
        can = canServe(service?.requirements ?? [], known)
        able.set(key, can)
      }
      if (!can) add(n, 'unskilled')
    }
  }
}
