import { sql } from 'kysely'
import type { TenantReadTx } from '../../database/scope.ts'
import { type StoredVisit, selectVisits, withParts } from './appointments.queries.ts'

type Db = TenantReadTx['db']

export interface DayFilter {
  /** The local day as instants, the end not included. */
  from: Date
  to: Date
  locationId?: string | undefined
  resourceId?: string | undefined
  after: { start: Date; id: string } | undefined
  limit: number
}

export interface DayVisit extends StoredVisit {
  /** The start of the customer's visit before this one. */
  previous_visit_at: Date | null
}

/** Where a day begins, if it is known without asking: the zone of a location, or of the default one. */
export const selectZone = (db: Db, locationId: string | undefined) => {
  const query = db.selectFrom('locations').select('time_zone').orderBy('is_default', 'desc').limit(1)
  return (locationId ? query.where('id', '=', locationId) : query).executeTakeFirst()
}

/** Visits of a day: those that start in it, and those that have begun before and go on into it. */
const idsOf = ({ from, to }: DayFilter) => sql<string[]>`array(
  select id from appointments where start_at >= ${from} and start_at < ${to}
  union
  select l.appointment_id from resources r
  join allocations l on l.resource_id = r.id and l.active and l.occupied && tstzrange(${from}, ${from}, '[]')
)`

/**
 * A day's visits in order of their start, but for holds; one more than the limit tells that there are more. Three
 * statements, however many visits.
 */
export async function selectDay(db: Db, filter: DayFilter): Promise<DayVisit[]> {
  const { locationId, resourceId, after } = filter
  let query = selectVisits(db)
    .select(
      sql<Date | null>`(
        select max(b.start_at) from appointments b
        where b.customer_id = a.customer_id and b.start_at < a.start_at
        and b.status in ('confirmed', 'in_progress', 'completed')
      )`.as('previous_visit_at'),
    )
    .where('a.id', '=', sql<string>`any(${idsOf(filter)})`)
    .where('a.status', '<>', 'held')
    .orderBy('a.start_at')
    .orderBy('a.id')
    .limit(filter.limit + 1)
  if (locationId) query = query.where('a.location_id', '=', locationId)
  if (after) query = query.where(sql<boolean>`(a.start_at, a.id) > (${after.start}, ${after.id}::uuid)`)
  if (resourceId) query = query.where(isServedBy(resourceId))
  return withParts(db, await query.execute())
}

/** The visits and holds that have some of these resources in a stretch of time, but for one; the first few. */
export const selectMet = async (
  db: Db,
  visitId: string,
  resourceIds: readonly string[],
  span: { from: Date; to: Date },
  now: Date,
): Promise<StoredVisit[]> =>
  withParts(
    db,
    await selectVisits(db)
      .where(
        'a.id',
        '=',
        sql<string>`any(array(
          select l.appointment_id from allocations l
          where l.active and l.resource_id = any(${resourceIds}::uuid[])
          and l.occupied && tstzrange(${span.from}, ${span.to})
        ))`,
      )
      .where('a.id', '<>', visitId)
      .where((w) => w.or([w('a.hold_expires_at', 'is', null), w('a.hold_expires_at', '>', now)]))
      .orderBy('a.start_at')
      .orderBy('a.id')
      .limit(5)
      .execute(),
  )

/** Whether a resource takes part in the visit `a`. */
export const isServedBy = (resourceId: string) => sql<boolean>`exists (
  select from allocations l where l.appointment_id = a.id and l.resource_id = ${resourceId}::uuid
)`
