import { type Kysely, sql, type Updateable } from 'kysely'
import type { BusinessTable, TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const COLUMNS = [
  'name',
  'time_zone',
  'country',
  'currency',
  'locale',
  'address',
  'phone',
  'email',
  'branding',
  'booking_rules',
  'policies',
  'published_at',
  'version',
] as const

export type BusinessRow = Awaited<ReturnType<typeof selectBusiness>>
export const selectBusiness = (db: Db) =>
  db.selectFrom('business').select(COLUMNS).where('id', '=', 1).executeTakeFirstOrThrow()

export type PlaceRow = Awaited<ReturnType<typeof selectPlaces>>[number]
/** The locations that one can go to, the default one first. */
export const selectPlaces = (db: Db) =>
  db
    .selectFrom('locations')
    .select(['id', 'name', 'time_zone', 'address', 'is_default', 'weekly_hours'])
    .where('active', '=', true)
    .orderBy('is_default', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute()

/** Undefined when the version isn't the current one any more. */
export const updateBusinessRow = (db: Db, version: number, changes: Updateable<BusinessTable>) =>
  db
    .updateTable('business')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', 1)
    .where('version', '=', version)
    .returning(COLUMNS)
    .executeTakeFirst()

/** Opens the page, or (null) closes it. */
export const setPublished = (db: Db, at: Date | null) =>
  db
    .updateTable('business')
    .set({ published_at: at, version: sql`version + 1` })
    .where('id', '=', 1)
    .where('published_at', at ? 'is' : 'is not', null)
    .executeTakeFirst()

export const relabelPrices = (db: Db, currency: string) =>
  db.updateTable('services').set({ price_currency: currency, version: sql`version + 1` }).execute()

/** An address that nobody wrote for the location itself follows the business's. */
export const addressDefaultLocation = (db: Db, from: string, to: string) =>
  db
    .updateTable('locations')
    .set({ address: to, version: sql`version + 1` })
    .where('is_default', '=', true)
    .where('address', 'in', ['', from])
    .where('address', '<>', to)
    .execute()

export const moveDefaultLocation = (db: Db, from: string, to: string) =>
  db
    .updateTable('locations')
    .set({ time_zone: to, version: sql`version + 1` })
    .where('is_default', '=', true)
    .where('time_zone', '=', from)
    .execute()
