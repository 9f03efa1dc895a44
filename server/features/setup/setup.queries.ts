import { type Insertable, type Kysely, sql } from 'kysely'
import type { ServicesTable, TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

/** How far the setup has come, beside what can be seen from the business itself. */
export interface KeptSetup {
  skipped?: string[]
  done?: string[]
  hidden?: boolean
  /** The visit that was booked to see how it looks. */
  testVisitId?: string | null
}

export const selectSetup = (db: Db) =>
  db
    .selectFrom('business')
    .select(['trade', 'currency', 'setup', 'published_at', 'branding', 'address', 'phone'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()

/** The same, kept from being changed by anyone else until the transaction ends. */
export const lockSetup = (db: Db) =>
  db
    .selectFrom('business')
    .select(['trade', 'currency', 'locale', 'setup'])
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow()

export const keepSetup = (db: Db, setup: KeptSetup, trade?: string) =>
  db
    .updateTable('business')
    .set({ setup: JSON.stringify(setup), ...(trade === undefined ? {} : { trade }) })
    .where('id', '=', 1)
    .execute()

export const selectHome = (db: Db) =>
  db
    .selectFrom('locations')
    .select(['id', 'weekly_hours'])
    .where('is_default', '=', true)
    .executeTakeFirstOrThrow()

/** Services that customers may book, in the order of the catalogue. */
export const selectOffered = (db: Db, limit: number) =>
  db
    .selectFrom('services')
    .select(['id', 'name', 'requirements', 'is_example'])
    .where('active', '=', true)
    .where('bookable_online', '=', true)
    .orderBy('category')
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
    .execute()

export const countKinds = (db: Db) =>
  db
    .selectFrom('resources')
    .select(['kind', sql<number>`count(*)::integer`.as('count')])
    .where('active', '=', true)
    .groupBy('kind')
    .execute()

export const insertExamples = (db: Db, rows: Insertable<ServicesTable>[]) =>
  db.insertInto('services').values(rows).execute()

/** Examples that nothing refers to are taken away whole; others are archived. Both are gone from the lists. */
export async function removeExamples(db: Db): Promise<number> {
  const unused = sql<boolean>`not exists (select from appointment_items i where i.service_id = services.id)
    and not exists (select from class_sessions c where c.service_id = services.id)
    and not exists (select from service_resources r where r.service_id = services.id)
    and not exists (select from service_add_ons a where a.service_id = services.id)
    and not exists (select from package_items p where p.service_id = services.id)
    and not exists (select from unassigned_visits u where u.service_id = services.id)`
  const gone = await db.deleteFrom('services').where('is_example', '=', true).where(unused).executeTakeFirst()
  const archived = await db
    .updateTable('services')
    .set({ active: false, is_example: false, version: sql`version + 1` })
    .where('is_example', '=', true)
    .executeTakeFirst()
  return Number(gone.numDeletedRows + archived.numUpdatedRows)
}

export const selectTestVisit = (db: Db, id: string) =>
  db
    .selectFrom('appointments as a')
    .innerJoin('appointment_items as i', (join) =>
      join.onRef('i.appointment_id', '=', 'a.id').on('i.position', '=', 0),
    )
    .select(['a.id', 'a.start_at', 'i.name'])
    .where('a.id', '=', id)
    .executeTakeFirst()
