import { sql } from 'kysely'
import type { TenantReadTx } from '../../database/scope.ts'

type Db = TenantReadTx['db']

/** Pieces of visits and holds: one for each range that occupies a resource. Missed visits stay in sight. */
export const selectVisitPieces = (db: Db, resourceIds: readonly string[], from: Date, to: Date, now: Date) =>
  db
    .selectFrom('allocations as l')
    .innerJoin('appointments as a', 'a.id', 'l.appointment_id')
    .innerJoin('appointment_items as i', (join) =>
      join.onRef('i.appointment_id', '=', 'a.id').onRef('i.position', '=', 'l.item_position'),
    )
    .leftJoin('customers as c', 'c.id', 'a.customer_id')
    .select([
      'l.id',
      'l.resource_id',
      'l.visible_start',
      'l.visible_end',
      sql<Date>`lower(l.occupied)`.as('occupied_start'),
      sql<Date>`upper(l.occupied)`.as('occupied_end'),
      'a.id as appointment_id',
      'a.status',
      'a.version',
      'a.hold_expires_at',
      'a.arrived_at',
      'a.label_ids',
      'a.attendee_name',
      'c.name as customer_name',
      'i.name as service_name',
    ])
    .where('l.resource_id', '=', sql<string>`any(${resourceIds}::uuid[])`)
    .where(sql<boolean>`l.occupied && tstzrange(${from}, ${to})`)
    .where((w) => w.or([w('l.active', '=', true), w('a.status', '=', 'no_show')]))
    .where((w) => w.or([w('a.hold_expires_at', 'is', null), w('a.hold_expires_at', '>', now)]))
    .execute()

export const selectBlockPieces = (db: Db, resourceIds: readonly string[], from: Date, to: Date) =>
  db
    .selectFrom('blocks')
    .select(['id', 'resource_id', 'start_at', 'end_at', 'title', 'series_id', 'version'])
    .where('resource_id', '=', sql<string>`any(${resourceIds}::uuid[])`)
    .where(sql<boolean>`tstzrange(start_at, end_at) && tstzrange(${from}, ${to})`)
    .execute()

export const selectEventHead = (db: Db) =>
  db.selectFrom('head').select('event_number').executeTakeFirstOrThrow()
