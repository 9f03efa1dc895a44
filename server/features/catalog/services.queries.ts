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

/** Those of these services that are there. */
export const selectServicesById = (db: Db, ids: readonly string[]) =>
  db.selectFrom('services').select('id').where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()

/** Sort keys of the list. */
export type ServiceKeys = readonly [category: string, position: number, id: string]

/** In order of category, position and id. `offeredOnly`: what the public may see. */
export function selectServices(
  db: Db,
  {
    after,
    limit,
    offeredOnly,
    active,
  }: { after: ServiceKeys | null; limit: number; offeredOnly: boolean; active: boolean | undefined },
) {
  let query = db
    .selectFrom('services')
    .select(COLUMNS)
    .orderBy('category')
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
  if (active !== undefined) query = query.where('active', '=', active)
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

/** Undefined when it isn't archived, or isn't there. */
export const restoreService = (db: Db, id: string) =>
  db
    .updateTable('services')
    .set({ active: true, version: sql`version + 1` })
    .where('id', '=', id)
    .where('active', '=', false)
    .returning(COLUMNS)
    .executeTakeFirst()

/** A service's row once more, offered to members alone. @returns false when it isn't there */
export async function copyService(db: Db, from: string, to: { id: string; name: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('services')
    .columns([...COPIED, 'id', 'name', 'bookable_online'])
    .expression((e) =>
      e
        .selectFrom('services')
        .select([
          ...COPIED,
          sql<string>`${to.id}::uuid`.as('id'),
          sql<string>`${to.name}::text`.as('name'),
          sql<boolean>`false`.as('bookable_online'),
        ])
        .where('id', '=', from),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

const COPIED = [
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
  'requires_approval',
  'policies',
] as const

/** The own durations, prices and add-ons of one service for another one. */
export async function copyBelongings(db: Db, from: string, to: string): Promise<void> {
  await db
    .insertInto('service_resources')
    .columns(['service_id', 'resource_id', 'duration_minutes', 'price_amount'])
    .expression((e) =>
      e
        .selectFrom('service_resources')
        .select([sql<string>`${to}::uuid`.as('to'), 'resource_id', 'duration_minutes', 'price_amount'])
        .where('service_id', '=', from),
    )
    .execute()
  await db
    .insertInto('service_add_ons')
    .columns(['service_id', 'add_on_id'])
    .expression((e) =>
      e
        .selectFrom('service_add_ons')
        .select([sql<string>`${to}::uuid`.as('to'), 'add_on_id'])
        .where('service_id', '=', from),
    )
    .execute()
}

/** Gives services the positions 1, 2, 3 … */
export const orderServiceRows = (db: Db, ids: readonly string[]) =>
  db
    .updateTable('services')
    .set({ position: sql<number>`array_position(${ids}::uuid[], id)` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()

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
