import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { type Calendars, canServe, compileCalendars } from '../../../domain/scheduling/index.ts'
import { covers } from '../../../domain/scheduling/intervals.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { hoursFacts } from '../availability/hours-facts.ts'
import { selectHours } from './affected.queries.ts'
import {
  selectAllServing,
  selectClosuresBetween,
  selectUpcomingVisits,
  type UpcomingVisit,
} from './stranded.queries.ts'

type Stranded = Answer<'GET /stranded'>['items'][number]
type Why = Stranded['why'][number]

const Keys = z.tuple([z.string(), z.uuid()])
const DAY = 86_400_000
const HORIZON_DAYS = 400

/**
 * Visits to come that don't fit what is set now, whatever made it so, in order of their starts. What somebody has
 * accepted for a visit doesn't strand it.
 */
export async function listStranded(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /stranded'>,
): Promise<Answer<'GET /stranded'>> {
  authorise(actor, 'blocks.read', tx)
  const after = readCursor(query, Keys)
  const visits = await selectUpcomingVisits(tx.db, tx.now, new Date(tx.now.getTime() + HORIZON_DAYS * DAY))
  const size = pageSize(query)
  if (visits.length === 0) return pageOf([], size, () => [], presentStranded)
  const whyOf = await judge(tx, visits)
  const rows = visits
    .filter((visit) => !after || cursorOf(visit).join(' ') > after.join(' '))
    .map((visit) => ({ ...visit, why: whyOf(visit).filter((code) => !visit.overridden.includes(code)) }))
    .filter((visit) => visit.why.length > 0)
  return pageOf(rows.slice(0, size + 1), size, cursorOf, presentStranded)
}

const cursorOf = (visit: UpcomingVisit): [string, string] => [visit.start_at.toISOString(), visit.id]

/** Compiles everybody's hours once for all visits. */
async function judge(tx: TenantReadTx, visits: UpcomingVisit[]): Promise<(visit: UpcomingVisit) => Why[]> {
  const from = Math.min(...visits.map((visit) => visit.start_at.getTime()))
  const to = Math.max(...visits.map((visit) => visit.end_at.getTime()))
  const date = (time: number) => new Date(time).toISOString().slice(0, 10)
  const dates = { from: date(from - 3 * DAY), to: date(to + 3 * DAY) }
  const ids = [...new Set(visits.flatMap((visit) => visit.allocations.map((one) => one.resource_id)))]
  const [locations, resources, overrides] = await selectHours(tx.db, ids, dates)
  const [closures, serving] = [await selectClosuresBetween(tx.db, dates), await selectAllServing(tx.db)]
  const facts = hoursFacts(locations, resources, overrides, closures)
  const horizon = { from: Math.floor(from / 60_000), to: Math.ceil(to / 60_000) }
  const calendars = compileCalendars({ ...facts, blocks: [], occupied: [] }, horizon)
  const byId = new Map(serving.map((one) => [one.id, one]))
  return (visit) => {
    const why = new Set<Why>()
    for (const one of visit.allocations) {
      timeOf(calendars, visit.location_id, one, why)
      if (one.blocked) why.add('blocked')
      if (!byId.get(one.resource_id)?.active) why.add('archived')
    }
    const who = [...new Set(visit.allocations.map((one) => byId.get(one.resource_id)))]
    for (const item of visit.items) {
      if (!item.active) why.add('archived')
      const known = who.filter((one) => one !== undefined)
      if (!canServe(item.requirements, known)) why.add('unskilled')
    }
    return [...why]
  }
}

function timeOf(
  calendars: Calendars,
  locationId: string,
  { resource_id, start, end }: { resource_id: string; start: number; end: number },
  why: Set<Why>,
): void {
  const place = calendars.resources.get(resource_id)?.places.get(locationId)
  const [from, to] = [Math.floor(start / 60_000), Math.ceil(end / 60_000)]
  if (!place || !covers(place.hours, from, to)) why.add('outside-hours')
  const closed = calendars.locations.get(locationId)?.closed ?? []
  for (let i = 0; i < closed.length; i += 2)
    if ((closed[i] as number) < to && from < (closed[i + 1] as number)) why.add('closed')
}

const presentStranded = (visit: UpcomingVisit & { why: Why[] }): Stranded => ({
  appointmentId: visit.id,
  start: instant(visit.start_at),
  end: instant(visit.end_at),
  timeZone: visit.time_zone,
  locationId: visit.location_id,
  customerName: visit.customer_name,
  services: visit.items.map((item) => ({ serviceId: item.service_id, name: item.name })),
  resourceIds: [...new Set(visit.allocations.map((one) => one.resource_id))],
  why: visit.why,
  version: visit.version,
})
