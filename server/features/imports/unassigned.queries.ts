import { type Kysely, sql } from 'kysely'
import type { TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const waiting = (db: Db) =>
  db
    .selectFrom('unassigned_visits as u')
    .innerJoin('customers as c', 'c.id', 'u.customer_id')
    .leftJoin('resources as r', 'r.id', 'u.resource_id')
    .select([
      'u.id',
      'u.external_id',
      'u.customer_id',
      'c.name as customer_name',
      'u.service_id',
      'u.service_name',
      'u.resource_id',
      'r.name as resource_name',
      'r.location_id',
      'u.start_at',
      'u.end_at',
      'u.reason',
      'u.note',
      'u.settled_at',
      'u.appointment_id',
    ])

export type UnassignedRow = NonNullable<Awaited<ReturnType<typeof lockUnassigned>>>

/** Those that wait, in order of the time that they were meant for. */
export function selectUnassigned(db: Db, after: readonly [start: string, id: string] | null, limit: number) {
  let query = waiting(db).where('u.settled_at', 'is', null).orderBy('u.start_at').orderBy('u.id').limit(limit)
  if (after)
    query = query.where(sql<boolean>`(u.start_at, u.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.execute()
}

export const countUnassigned = (db: Db) =>
  db
    .selectFrom('unassigned_visits')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()

/** One of them, which nobody else settles until this transaction is over. */
export const lockUnassigned = (db: Db, id: string) =>
  waiting(db).where('u.id', '=', id).forUpdate(['u']).executeTakeFirst()

export const settleUnassigned = (
  db: Db,
  id: string,
  settled: { at: Date | null; appointmentId: string | null },
) =>
  db
    .updateTable('unassigned_visits')
    .set({ settled_at: settled.at, appointment_id: settled.appointmentId })
    .where('id', '=', id)
    .execute()

/** The visit that was made of it carries its external id, so that a further import finds it. */
export const nameVisit = (db: Db, appointmentId: string, externalId: string | null) =>
  db.updateTable('appointments').set({ external_id: externalId }).where('id', '=', appointmentId).execute()
