import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { PackagesTable } from '../../database/business-side-tables.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

/** A service of a package, as it is now. */
export interface PackedService {
  id: string
  name: string
  durationMinutes: number
  priceAmount: number
  active: boolean
  bookableOnline: boolean
}

const COLUMNS = [
  'p.id',
  'p.name',
  'p.description',
  'p.category',
  'p.position',
  'p.price_amount',
  'p.price_currency',
  'p.bookable_online',
  'p.active',
  'p.version',
  sql<PackedService[]>`(
    select json_agg(json_build_object('id', s.id, 'name', s.name, 'durationMinutes', s.duration_minutes,
      'priceAmount', s.price_amount, 'active', s.active, 'bookableOnline', s.bookable_online) order by i.position)
    from package_items i join services s on s.id = i.service_id where i.package_id = p.id)`.as('services'),
] as const

export type PackageRow = NonNullable<Awaited<ReturnType<typeof selectPackage>>>
export const selectPackage = (db: Db, id: string) =>
  db.selectFrom('packages as p').select(COLUMNS).where('p.id', '=', id).executeTakeFirst()

export type PackageKeys = readonly [category: string, position: number, id: string]

/** In order of category, position and id. `offeredOnly`: what the public may see. */
export function selectPackages(
  db: Db,
  { after, limit, offeredOnly }: { after: PackageKeys | null; limit: number; offeredOnly: boolean },
) {
  let query = db
    .selectFrom('packages as p')
    .select(COLUMNS)
    .orderBy('p.category')
    .orderBy('p.position')
    .orderBy('p.id')
    .limit(limit)
  if (offeredOnly)
    query = query
      .where('p.active', '=', true)
      .where('p.bookable_online', '=', true)
      .where(
        sql<boolean>`not exists (select from package_items i join services s on s.id = i.service_id
          where i.package_id = p.id and not (s.active and s.bookable_online))`,
      )
  if (after) {
    const [category, position, id] = after
    query = query.where(
      sql<boolean>`(p.category, p.position, p.id) > (${category}, ${position}::integer, ${id}::uuid)`,
    )
  }
  return query.execute()
}

export const insertPackage = (db: Db, values: Insertable<PackagesTable>) =>
  db.insertInto('packages').values(values).execute()

/** False when the version isn't the current one any more. */
export async function updatePackageRow(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<PackagesTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('packages')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Undefined when it is archived already, or isn't there. */
export const archivePackageRow = (db: Db, id: string) =>
  db
    .updateTable('packages')
    .set({ active: false, version: sql`version + 1` })
    .where('id', '=', id)
    .where('active', '=', true)
    .returning('id')
    .executeTakeFirst()

/** What a package consists of: these services in this order. */
export async function replaceItems(db: Db, packageId: string, serviceIds: readonly string[]) {
  await db.deleteFrom('package_items').where('package_id', '=', packageId).execute()
  await db
    .insertInto('package_items')
    .values(serviceIds.map((service_id, position) => ({ package_id: packageId, position, service_id })))
    .execute()
}
