import { type Kysely, sql } from 'kysely'
import type { Requirement } from '../../../domain/scheduling/index.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'
import { UPCOMING } from './affected.queries.ts'

type Db = Kysely<TenantTables>

export interface UpcomingVisit {
  id: string
  start_at: Date
  end_at: Date
  version: number
  location_id: string
  time_zone: string
  customer_name: string
  overridden: string[]
  items: { service_id: string; name: string; active: boolean; requirements: Requirement[] }[]
  /** Each allocation; times in epoch milliseconds, `from` and `to` with buffers, `start` and `end` without. */
  allocations: {
    resource_id: string
    start: number
    end: number
    from: number
    to: number
    blocked: boolean
  }[]
}

const ms = (instant: string) => sql.raw(`extract(epoch from ${instant})::bigint * 1000`)

/** Visits that end after `now` and start before `until`, with what they occupy and what lies over it. */
export const selectUpcomingVisits = (db: Db, now: Date, until: Date): Promise<UpcomingVisit[]> =>
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
      'a.overridden',
      sql<UpcomingVisit['items']>`(select coalesce(json_agg(json_build_object(
        'service_id', i.service_id, 'name', i.name, 'active', s.active, 'requirements', s.requirements)
        order by i.position), '[]')
        from appointment_items i join services s on s.id = i.service_id
        where i.appointment_id = a.id)`.as('items'),
      sql<UpcomingVisit['allocations']>`(select coalesce(json_agg(json_build_object(
        'resource_id', o.resource_id,
        'start', ${ms('o.visible_start')}, 'end', ${ms('o.visible_end')},
        'from', ${ms('lower(o.occupied)')}, 'to', ${ms('upper(o.occupied)')},
        'blocked', exists (select from blocks b
          where b.resource_id = o.resource_id and tstzrange(b.start_at, b.end_at) && o.occupied))
        order by o.item_position, o.visible_start, o.id), '[]')
        from allocations o where o.appointment_id = a.id and o.active)`.as('allocations'),
    ])
    .where('a.status', 'in', UPCOMING)
    // no visit is longer than 30 days: the index on starts finds those under way
    .where('a.start_at', '>', sql<Date>`${now}::timestamptz - interval '31 days'`)
    .where('a.start_at', '<', until)
    .where('a.end_at', '>', now)
    .orderBy('a.start_at')
    .orderBy('a.id')
    .execute()

export const selectAllServing = (db: Db) =>
  db.selectFrom('resources').select(['id', 'kind', 'skills', 'active']).execute()

/** Closures between two local dates, both included. */
export const selectClosuresBetween = (db: Db, dates: { from: string; to: string }) =>
  db
    .selectFrom('closures')
    .select(['from_date', 'to_date', 'location_id'])
    .where('to_date', '>=', dates.from)
    .where('from_date', '<=', dates.to)
    .execute()
