import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { AddOnsTable } from '../../database/business-side-tables.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const COLUMNS = [
  'a.id',
  'a.name',
  'a.description',
  'a.duration_minutes',
  'a.price_amount',
  'a.price_currency',
  'a.position',
  'a.active',
  'a.version',
  sql<
    string[]
  >`array(select service_id from service_add_ons s where s.add_on_id = a.id order by service_id)`.as(
    'service_ids',
  ),
] as const

export type AddOnRow = NonNullable<Awaited<ReturnType<typeof selectAddOn>>>
export const selectAddOn = (db: Db, id: string) =>
  db.selectFrom('add_ons as a').select(COLUMNS).where('a.id', '=', id).executeTakeFirst()

/** In order of position and id. */
export function selectAddOns(
  db: Db,
  { after, limit }: { after: readonly [position: number, id: string] | null; limit: number },
) {
  const query = db
    .selectFrom('add_ons as a')
    .select(COLUMNS)
    .orderBy('a.position')
    .orderBy('a.id')
    .limit(limit)
  if (!after) return query.execute()
  return query.where(sql<boolean>`(a.position, a.id) > (${after[0]}::integer, ${after[1]}::uuid)`).execute()
}

export type OfferedRow = Awaited<ReturnType<typeof selectOffered>>[number]
/** The active add-ons of some services, once for each service that has them. */
export const selectOffered = (db: Db, serviceIds: readonly string[]) =>
  db
    .selectFrom('service_add_ons as s')
    .innerJoin('add_ons as a', 'a.id', 's.add_on_id')
    .select([
      's.service_id',
      'a.id',
      'a.name',
      'a.description',
      'a.duration_minutes',
      'a.price_amount',
      'a.price_currency',
    ])
    .where('s.service_id', '=', sql<string>`any(${serviceIds}::uuid[])`)
    .where('a.active', '=', true)
    .orderBy('a.position')
    .orderBy('a.id')
    .execute()

export const insertAddOn = (db: Db, values: Insertable<AddOnsTable>) =>
  db.insertInto('add_ons').values(values).execute()

/** False when the version isn't the current one any more. */
export async function updateAddOnRow(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<AddOnsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('add_ons')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Undefined when it is archived already, or isn't there. */
export const archiveAddOnRow = (db: Db, id: string) =>
  db
    .updateTable('add_ons')
    .set({ active: false, version: sql`version + 1` })
    .where('id', '=', id)
    .where('active', '=', true)
    .returning('id')
    .executeTakeFirst()

/** The services that an add-on goes with: these and no others. */
export async function replaceServicesOf(db: Db, addOnId: string, serviceIds: readonly string[]) {
  await db.deleteFrom('service_add_ons').where('add_on_id', '=', addOnId).execute()
  if (serviceIds.length === 0) return
  await db
    .insertInto('service_add_ons')
    .values(serviceIds.map((service_id) => ({ service_id, add_on_id: addOnId })))
    .execute()
}
