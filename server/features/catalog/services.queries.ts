import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { ServicesTable, TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const COLUMNS = [
  'id',
  'name',
  'description',
  'category',
  'position',
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
  'policies',
  'bookable_online',
  'active',
  'is_example',
  'version',
] as const

export type ServiceRow = NonNullable<Awaited<ReturnType<typeof selectService>>>
export const selectService = (db: Db, id: string) =>
  db.selectFrom('services').select(COLUMNS).where('id', '=', id).executeTakeFirst()

/** Sort keys of the list. */
export type ServiceKeys = readonly [category: string, position: number, id: string]

/** In order of category, position and id. `offeredOnly`: what the public may see. */
export function selectServices(
  db: Db,
  { after, limit, offeredOnly }: { after: ServiceKeys | null; limit: number; offeredOnly: boolean },
) {
  let query = db
    .selectFrom('services')
    .select(COLUMNS)
    .orderBy('category')
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
  if (offeredOnly) query = query.where('active', '=', true).where('bookable_online', '=', true)
  if (after) {
    const [category, position, id] = after
    query = query.where(
      sql<boolean>`(category, position, id) > (${category}, ${position}::integer, ${id}::uuid)`,
    )
  }
  return query.execute()
}

export const insertService = (db: Db, values: Insertable<ServicesTable>) =>
  db.insertInto('services').values(values).returning(COLUMNS).executeTakeFirstOrThrow()

/** Undefined when the version isn't the current one any more. */
export const updateService = (db: Db, id: string, version: number, changes: Updateable<ServicesTable>) =>
  db
    .updateTable('services')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(COLUMNS)
    .executeTakeFirst()

/** Takes the row's lock, so that what hangs on the service is changed by one at a time. */
export const touchService = (db: Db, id: string) =>
  db
    .updateTable('services')
    .set({ version: sql`version + 1` })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirst()

/** Undefined when it is archived already, or isn't there. */
export const archiveService = (db: Db, id: string) =>
  db
    .updateTable('services')
    .set({ active: false, version: sql`version + 1` })
    .where('id', '=', id)
    .where('active', '=', true)
    .returning('id')
    .executeTakeFirst()

export type OwnRow = Awaited<ReturnType<typeof selectOwn>>[number]
/** Durations and prices of single resources for these services. */
export const selectOwn = (db: Db, serviceIds: readonly string[]) =>
  db
    .selectFrom('service_resources')
    .select(['service_id', 'resource_id', 'duration_minutes', 'price_amount'])
    .where('service_id', '=', sql<string>`any(${serviceIds}::uuid[])`)
    .orderBy('resource_id')
    .execute()

export const putOwn = (
  db: Db,
  own: { serviceId: string; resourceId: string; durationMinutes: number | null; priceAmount: number | null },
) =>
  db
    .insertInto('service_resources')
    .values({
      service_id: own.serviceId,
      resource_id: own.resourceId,
      duration_minutes: own.durationMinutes,
      price_amount: own.priceAmount,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['service_id', 'resource_id'])
        .doUpdateSet({ duration_minutes: own.durationMinutes, price_amount: own.priceAmount }),
    )
    .execute()

export const deleteOwn = (db: Db, serviceId: string, resourceId: string) =>
  db
    .deleteFrom('service_resources')
    .where('service_id', '=', serviceId)
    .where('resource_id', '=', resourceId)
    .execute()

export type StaffRow = Awaited<ReturnType<typeof selectStaff>>[number]
/** The staff who work, in the order in which they are shown. */
export const selectStaff = (db: Db) =>
  db
    .selectFrom('resources')
    .select(['id', 'name', 'skills'])
    .where('kind', '=', 'staff')
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('name')
    .orderBy('id')
    .execute()

/** What kinds these resources are; those that aren't there are left out. */
export const selectKinds = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('resources')
    .select(['id', 'kind'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()

/** The business's currency, its own booking rules and its policies. */
export const selectTerms = (db: Db) =>
  db
    .selectFrom('business')
    .select(['currency', 'booking_rules', 'policies'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
