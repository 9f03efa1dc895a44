import type { Answer } from '../../../contract/index.ts'
import {
  type Calendars,
  canServe,
  compileCalendars,
  localDay,
  type Requirement,
  type ResourceFacts,
} from '../../../domain/scheduling/index.ts'
import { covers } from '../../../domain/scheduling/intervals.ts'
import type { TenantTx } from '../../database/scope.ts'
import { instant, toMinute } from '../../http/present.ts'
import { hoursFacts } from '../availability/hours-facts.ts'
import {
  type AllocationRow,
  type Span,
  selectAllocations,
  selectHours,
  selectOccupying,
  selectVisitsAt,
  selectVisitsOfService,
  selectVisitsWith,
  selectZones,
} from './affected.queries.ts'
import { selectAllServing } from './stranded.queries.ts'

export type Affected = Answer<'POST /blocks'>['affected'][number]

const DAY = 86_400_000
/** As far as one can book by default, and some. */
const HORIZON_DAYS = 400

/** Visits to come that a resource takes part in, for whoever archives it. */
export async function visitsOfResource(tx: TenantTx, resourceId: string): Promise<Affected[]> {
  return listed(await selectAllocations(tx.db, [resourceId], upcoming(tx.now)))
}

/** Visits to come that a service is part of, for whoever archives it. */
export async function visitsOfService(tx: TenantTx, serviceId: string): Promise<Affected[]> {
  return listed(await selectVisitsOfService(tx.db, serviceId, upcoming(tx.now)))
}

/** Visits to come that blocks of `[start, end)` lie over, buffers included; each once. */
export async function visitsUnderBlocks(
  tx: TenantTx,
  resourceId: string,
  blocks: readonly Span[],
): Promise<Affected[]> {
  const spans = blocks.map((block) => within(block, longUpcoming(tx.now))).filter((span) => span !== null)
  if (spans.length === 0) return []
  const rows = await selectOccupying(tx.db, resourceId, spans)
  return listed(rows.filter((row) => row.end_at > tx.now))
}

/** Visits to come that could be served by whom they have as a service required it, and can't be any more. */
export async function visitsMisserved(
  tx: TenantTx,
  serviceId: string,
  before: readonly Requirement[],
  after: readonly Requirement[],
): Promise<Affected[]> {
  const visits = await selectVisitsOfService(tx.db, serviceId, upcoming(tx.now))
  const serving = new Map((await selectAllServing(tx.db)).map((one) => [one.id, one]))
  return listed(
    visits.filter(({ overridden, resource_ids }) => {
      const who = resource_ids.flatMap((id) => serving.get(id) ?? [])
      return !overridden.includes('unskilled') && canServe(before, who) && !canServe(after, who)
    }),
  )
}

/** The same where not the service changes but what a resource can do (its skills). */
export async function visitsUnskilled(
  tx: TenantTx,
  resource: { id: string; kind: ResourceFacts['kind'] },
  before: readonly string[],
  after: readonly string[],
): Promise<Affected[]> {
  const visits = await selectVisitsWith(tx.db, resource.id, upcoming(tx.now))
  const serving = new Map((await selectAllServing(tx.db)).map((one) => [one.id, one]))
  const able = ({ resource_ids, requirements }: (typeof visits)[number], skills: readonly string[]) => {
    const who = resource_ids.flatMap((id) => serving.get(id) ?? [])
    const then = who.map((one) => (one.id === resource.id ? { ...one, kind: resource.kind, skills } : one))
    return requirements.every((one) => canServe(one, then))
  }
  return listed(
    visits.filter(
      (visit) => !visit.overridden.includes('unskilled') && able(visit, before) && !able(visit, after),
    ),
  )
}

/** Visits to come on the closed local dates (both included) of one location, or (null) of all; each once. */
export async function visitsInClosures(
  tx: TenantTx,
  closures: readonly { from: string; to: string }[],
  locationId: string | null,
): Promise<Affected[]> {
  const places = (await selectZones(tx.db, locationId)).flatMap(({ id, time_zone }) =>
    closures.flatMap(({ from, to }) => {
      const days = {
        from: new Date(localDay(from, time_zone).from * 60_000),
        to: new Date(localDay(to, time_zone).to * 60_000),
      }
      const span = within(days, upcoming(tx.now))
      return span ? [{ locationId: id, ...span }] : []
    }),
  )
  return listed(await selectVisitsAt(tx.db, places))
}

/**
 * Makes a change of hours or of places, and finds the visits to come that the resources' hours (buffers excluded)
 * covered before and don't cover after. A visit that was outside hours already isn't stranded by the change, nor is one
 * for which somebody has accepted that.
 */
export async function visitsLeftWithoutHours<T>(
  tx: TenantTx,
  resourceIds: readonly string[],
  change: () => Promise<T>,
): Promise<{ result: T; affected: Affected[] }> {
  const rows = await selectAllocations(tx.db, resourceIds, upcoming(tx.now))
  const first = rows[0]
  if (!first) return { result: await change(), affected: [] }
  const before = await calendars(tx, resourceIds, rows)
  const result = await change()
  const after = await calendars(tx, resourceIds, rows)
  const affected = listed(
    rows.filter(
      (row) =>
        !row.overridden.includes('outside-hours') && worksDuring(before, row) && !worksDuring(after, row),
    ),
  )
  return { result, affected }
}

const upcoming = (now: Date): Span => ({ from: now, to: new Date(now.getTime() + HORIZON_DAYS * DAY) })
/** A series of blocks reaches further than one can book by default. */
const longUpcoming = (now: Date): Span => ({ from: now, to: new Date(now.getTime() + 1200 * DAY) })

function within(span: Span, limits: Span): Span | null {
  const from = Math.max(span.from.getTime(), limits.from.getTime())
  const to = Math.min(span.to.getTime(), limits.to.getTime())
  return from < to ? { from: new Date(from), to: new Date(to) } : null
}

async function calendars(
  tx: TenantTx,
  resourceIds: readonly string[],
  rows: AllocationRow[],
): Promise<Calendars> {
  const from = Math.min(...rows.map((row) => row.visible_start.getTime()))
  const to = Math.max(...rows.map((row) => row.visible_end.getTime()))
  const date = (time: number) => new Date(time).toISOString().slice(0, 10)
  const dates = { from: date(from - 3 * DAY), to: date(to + 3 * DAY) }
  const [locations, resources, overrides] = await selectHours(tx.db, resourceIds, dates)
  const facts = hoursFacts(locations, resources, overrides, [])
  const horizon = { from: Math.floor(from / 60_000), to: Math.ceil(to / 60_000) }
  return compileCalendars({ ...facts, blocks: [], occupied: [] }, horizon)
}

function worksDuring(calendars: Calendars, row: AllocationRow): boolean {
  const place = calendars.resources.get(row.resource_id)?.places.get(row.location_id)
  return place !== undefined && covers(place.hours, toMinute(row.visible_start), toMinute(row.visible_end))
}

interface Visit {
  appointment_id: string
  start_at: Date
  end_at: Date
  customer_name: string
  service_names: string[]
  resource_id?: string
}

/** Each visit once a resource: its parts may have several allocations. */
function listed(rows: readonly Visit[]): Affected[] {
  const seen = new Map<string, Affected>()
  for (const row of rows) {
    seen.set(`${row.appointment_id} ${row.resource_id}`, {
      appointmentId: row.appointment_id,
      start: instant(row.start_at),
      end: instant(row.end_at),
      ...(row.resource_id !== undefined && { resourceId: row.resource_id }),
      customerName: row.customer_name,
      serviceNames: row.service_names,
    })
  }
  return [...seen.values()]
}
