import { sql } from 'kysely'
import type { HoursWindow, ResourceKind } from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import type { BookingRules, WeeklyWindow } from '../../database/tenant-tables.ts'

type Db = TenantReadTx['db']

const SERVICE = [
  'id',
  'name',
  'duration_minutes',
  'buffer_before_minutes',
  'buffer_after_minutes',
  'slot_interval_minutes',
  'notice_minutes',
  'booking_window_days',
  'price_amount',
  'price_currency',
  'requirements',
  'assignment',
  'requires_approval',
  'bookable_online',
  'active',
] as const

export type ServiceRow = Awaited<ReturnType<typeof selectServices>>[number]

const selectServices = (db: Db, ids: readonly string[]) =>
  db.selectFrom('services').select(SERVICE).where('id', 'in', ids).execute()

/** The services asked for, with the resources' own durations and prices for them. */
export const selectAsked = (db: Db, ids: readonly string[]) =>
  Promise.all([
    selectServices(db, ids),
    db
      .selectFrom('service_resources')
      .select(['service_id', 'resource_id', 'duration_minutes', 'price_amount'])
      .where('service_id', 'in', ids)
      .execute(),
  ])

/** What the whole business works by: rules, locations and resources. */
export const selectGround = (db: Db) =>
  Promise.all([
    db.selectFrom('business').select(['booking_rules', 'policies', 'currency']).executeTakeFirstOrThrow(),
    db
      .selectFrom('locations')
      .select(['id', 'name', 'time_zone', 'is_default', 'weekly_hours'])
      .where('active', '=', true)
      .execute(),
    db
      .selectFrom('resources')
      .select(['id', 'name', 'kind', 'location_id', 'skills', 'weekly_hours', 'position'])
      .where('active', '=', true)
      .orderBy('position')
      .orderBy('id')
      .execute(),
  ])

export interface LocationRow {
  id: string
  name: string
  time_zone: string
  is_default: boolean
  weekly_hours: WeeklyWindow[]
}
export interface ResourceRow {
  id: string
  name: string
  kind: ResourceKind
  location_id: string
  skills: string[]
  weekly_hours: WeeklyWindow[] | null
  position: number
}
export type { BookingRules }

/** Overrides of hours and closures of some local dates, both included. */
export const selectDates = (db: Db, from: string, to: string) =>
  Promise.all([
    db
      .selectFrom('hour_overrides')
      .select(['location_id', 'resource_id', 'date', 'windows'])
      .where('date', '>=', from)
      .where('date', '<=', to)
      .execute() as Promise<
      { location_id: string | null; resource_id: string | null; date: string; windows: HoursWindow[] }[]
    >,
    db
      .selectFrom('closures')
      .select(['from_date', 'to_date', 'location_id'])
      .where('to_date', '>=', from)
      .where('from_date', '<=', to)
      .execute(),
  ])

/** What occupies the resources between two instants. Holds come with the instant at which they end. */
export const selectOccupied = (db: Db, resourceIds: readonly string[], from: Date, to: Date) =>
  Promise.all([
    db
      .selectFrom('allocations as l')
      .leftJoin('appointments as a', 'a.id', 'l.appointment_id')
      .select([
        'l.resource_id',
        sql<Date>`lower(l.occupied)`.as('start_at'),
        sql<Date>`upper(l.occupied)`.as('end_at'),
        sql<string>`coalesce(l.appointment_id, l.session_id)`.as('appointment_id'),
        'a.hold_expires_at',
      ])
      .where('l.active', '=', true)
      .where('l.resource_id', '=', sql<string>`any(${resourceIds}::uuid[])`)
      .where(sql<boolean>`l.occupied && tstzrange(${from}, ${to})`)
      .execute(),
    db
      .selectFrom('blocks')
      .select(['id', 'resource_id', 'start_at', 'end_at'])
      .where('resource_id', '=', sql<string>`any(${resourceIds}::uuid[])`)
      .where(sql<boolean>`tstzrange(start_at, end_at) && tstzrange(${from}, ${to})`)
      .execute(),
  ])
