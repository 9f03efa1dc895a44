import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { LocationsTable, TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const COLUMNS = ['id', 'name', 'time_zone', 'address', 'is_default', 'version'] as const

export type LocationRow = NonNullable<Awaited<ReturnType<typeof selectLocation>>>
/** An archived location is as good as gone. */
export const selectLocation = (db: Db, id: string) =>
  db
    .selectFrom('locations')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()

/** The location, kept from being archived by anyone else until the transaction ends. */
export const lockLocation = (db: Db, id: string) =>
  db
    .selectFrom('locations')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .forKeyShare()
    .executeTakeFirst()

/** The location, kept from everyone else: nothing can be put there until the transaction ends. */
export const lockLocationAlone = (db: Db, id: string) =>
  db
    .selectFrom('locations')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('active', '=', true)
    .forUpdate()
    .executeTakeFirst()

export const selectDefaultLocation = (db: Db) =>
  db.selectFrom('locations').select('id').where('is_default', '=', true).executeTakeFirstOrThrow()

/** Those of the ids that are locations, archived ones left out. */
export const selectKnownLocations = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('locations')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('active', '=', true)
    .forKeyShare()
    .execute()

export type LocationKeys = readonly [name: string, id: string]

/** In order of name and id. */
export function selectLocations(db: Db, { after, limit }: { after: LocationKeys | null; limit: number }) {
  const query = db
    .selectFrom('locations')
    .select(COLUMNS)
    .where('active', '=', true)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
  if (!after) return query.execute()
  const [name, id] = after
  return query.where(sql<boolean>`(name, id) > (${name}, ${id}::uuid)`).execute()
}

export const insertLocation = (db: Db, values: Insertable<LocationsTable>) =>
  db.insertInto('locations').values(values).returning(COLUMNS).executeTakeFirstOrThrow()

/** Undefined when the version isn't the current one any more. */
export const updateLocationRow = (db: Db, id: string, version: number, changes: Updateable<LocationsTable>) =>
  db
    .updateTable('locations')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('active', '=', true)
    .returning(COLUMNS)
    .executeTakeFirst()

/** Lets one at a time move the default: two at once would both see none. */
export const lockDefault = (db: Db) =>
  db.selectFrom('business').select('id').where('id', '=', 1).forUpdate().executeTakeFirstOrThrow()

/** Must come before another location becomes the default one: there is never more than one. */
export const dropDefault = (db: Db) =>
  db
    .updateTable('locations')
    .set({ is_default: false, version: sql`version + 1` })
    .where('is_default', '=', true)
    .execute()

export const archiveLocationRow = (db: Db, id: string) =>
  db.updateTable('locations').set({ active: false, version: sql`version + 1` }).where('id', '=', id).execute()

export const countLocations = (db: Db) =>
  db
    .selectFrom('locations')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('active', '=', true)
    .executeTakeFirstOrThrow()

export const selectActiveResources = (db: Db) =>
  db.selectFrom('resources').select('id').where('active', '=', true).execute()

/** How much still needs a location: resources at home there, resources with hours there, visits to come. */
export const selectUses = (db: Db, id: string, now: Date) => {
  const here = JSON.stringify([{ locationId: id }])
  const inRotas = JSON.stringify([{ weeks: [[{ locationId: id }]] }])
  return db
    .selectNoFrom([
      sql<number>`(select count(*)::integer from resources where location_id = ${id} and active)`.as(
        'resources',
      ),
      sql<number>`(select count(*)::integer from resources r where r.active
        and (r.weekly_hours @> ${here}::jsonb or r.rotas @> ${inRotas}::jsonb or exists (
          select from hour_overrides o
          where o.resource_id = r.id and o.windows @> ${here}::jsonb and o.date >= ${now}::date)))`.as(
        'hours',
      ),
      // no visit is longer than 30 days: the index on starts finds those under way
      sql<number>`(select count(*)::integer from appointments where location_id = ${id} and end_at > ${now}
        and start_at > ${now}::timestamptz - interval '31 days'
        and status in ('pending', 'confirmed', 'in_progress'))`.as('visits'),
    ])
    .executeTakeFirstOrThrow()
}
