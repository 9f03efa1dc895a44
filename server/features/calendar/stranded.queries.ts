import { type Kysely, sql } from 'kysely'
import type { Requirement } from '../../../domain/scheduling/index.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'
import { UPCOMING } from './affected.queries.ts'

type Db = Kysely<TenantTables>

/**
 * What is needed to judge visits, thousands of them: columns of numbers rather than rows. A visit is its position in
 * `ids`, which are in order of start and id.
 */
export interface UpcomingFacts {
  ids: string[]
  /** Epoch milliseconds. */
  starts: number[]
  ends: number[]
  /** Of visits of which somebody has accepted something: what, and when the visit was last changed. */
  accepted: { n: number; codes: string[]; at: string }[]
  /** Who is needed where; times without buffers, in epoch minutes. */
  occupied: { resource_id: string; location_id: string; ns: number[]; starts: number[]; ends: number[] }[]
  services: { service_id: string; ns: number[] }[]
  /** What blocks lie over, buffers included; `anew`: one that was made after the visit was last changed. */
  blocked: { n: number; anew: boolean }[]
}

const rowsOf = (query: ReturnType<typeof sql>) =>
  sql`(select coalesce(json_agg(one), '[]') from (${query}) as one)`
const epoch = (instant: string, unit: 'minutes' | 'milliseconds') =>
  sql.raw(`(date_part('epoch', ${instant}) ${unit === 'minutes' ? '/ 60' : '* 1000'})::bigint`)

/** Visits that end after `now` and start before `until`, in one statement; the index on starts finds them. */
export async function selectUpcomingFacts(db: Db, now: Date, until: Date): Promise<UpcomingFacts> {
  const { rows } = await sql<UpcomingFacts>`
    with visits as materialized (
      select (row_number() over (order by a.start_at, a.id))::int - 1 as n,
        a.id, a.start_at, a.end_at, a.location_id, a.overridden, a.updated_at
      from appointments a
      where a.status = any(${[...UPCOMING]}::text[])
        -- no visit is longer than 30 days: the index finds those under way
        and a.start_at > ${now}::timestamptz - interval '31 days' and a.start_at < ${until} and a.end_at > ${now}
    ), taken as materialized (
      select v.n, v.location_id, v.updated_at, o.resource_id, o.occupied, o.visible_start, o.visible_end
      from visits v join allocations o on o.appointment_id = v.id
      where o.active
    )
    select
      (select coalesce(json_agg(id order by n), '[]') from visits) as ids,
      (select coalesce(json_agg(${epoch('start_at', 'milliseconds')} order by n), '[]') from visits) as starts,
      (select coalesce(json_agg(${epoch('end_at', 'milliseconds')} order by n), '[]') from visits) as ends,
      ${rowsOf(sql`select n, overridden as codes, updated_at as at from visits where overridden <> '{}'`)}
        as accepted,
      ${rowsOf(sql`select resource_id, location_id, json_agg(n) as ns,
          json_agg(${epoch('visible_start', 'minutes')}) as starts,
          json_agg(${epoch('visible_end', 'minutes')}) as ends
        from taken group by resource_id, location_id`)} as occupied,
      ${rowsOf(sql`select i.service_id, json_agg(v.n) as ns
        from visits v join appointment_items i on i.appointment_id = v.id group by i.service_id`)} as services,
      ${rowsOf(sql`select t.n, bool_or(b.created_at > t.updated_at) as anew
        from taken t join blocks b
          on b.resource_id = t.resource_id and tstzrange(b.start_at, b.end_at) && t.occupied
        where b.end_at > ${now}::timestamptz - interval '31 days'
        group by t.n`)} as blocked`.execute(db)
  return rows[0] as UpcomingFacts
}

/** What is shown of visits, in order of start and id. */
export const selectShownVisits = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('appointments as a')
    .innerJoin('customers as c', 'c.id', 'a.customer_id')
    .innerJoin('locations as l', 'l.id', 'a.location_id')
    .select([
      'a.id',
      'a.start_at',
      'a.end_at',
      'a.version',
      'a.location_id',
      'l.time_zone',
      'c.name as customer_name',
      sql<{ serviceId: string; name: string }[]>`(select coalesce(json_agg(
        json_build_object('serviceId', i.service_id, 'name', i.name) order by i.position), '[]')
        from appointment_items i where i.appointment_id = a.id)`.as('services'),
      sql<string[]>`array(select o.resource_id from allocations o where o.appointment_id = a.id and o.active
        group by o.resource_id order by min(o.item_position), min(o.visible_start), min(o.id::text))`.as(
        'resource_ids',
      ),
    ])
    .where('a.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('a.start_at')
    .orderBy('a.id')
    .execute()

export const selectAllServing = (db: Db) =>
  db.selectFrom('resources').select(['id', 'kind', 'skills', 'active']).execute()

export const selectAllServices = (
  db: Db,
): Promise<{ id: string; active: boolean; requirements: Requirement[] }[]> =>
  db.selectFrom('services').select(['id', 'active', 'requirements']).execute()

/** Closures between two local dates, both included. */
export const selectClosuresBetween = (db: Db, dates: { from: string; to: string }) =>
  db
    .selectFrom('closures')
    .select(['from_date', 'to_date', 'location_id', 'created_at'])
    .where('to_date', '>=', dates.from)
    .where('from_date', '<=', dates.to)
    .execute()
