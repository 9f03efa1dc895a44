import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { ResourcesTable, TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const COLUMNS = [
  'id',
  'name',
  'kind',
  'location_id',
  'skills',
  'staff_user_id',
  'position',
  'active',
  'version',
] as const

export type ResourceRow = NonNullable<Awaited<ReturnType<typeof selectResource>>>
export const selectResource = (db: Db, id: string) =>
  db.selectFrom('resources').select(COLUMNS).where('id', '=', id).executeTakeFirst()

export type ResourceKeys = readonly [kind: string, position: number, name: string, id: string]

/** In order of kind, position, name and id. */
export function selectResources(db: Db, { after, limit }: { after: ResourceKeys | null; limit: number }) {
  const query = db
    .selectFrom('resources')
    .select(COLUMNS)
    .orderBy('kind')
    .orderBy('position')
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
  if (!after) return query.execute()
  const [kind, position, name, id] = after
  return query
    .where(sql<boolean>`(kind, position, name, id) > (${kind}, ${position}::integer, ${name}, ${id}::uuid)`)
    .execute()
}

export const insertResource = (db: Db, values: Insertable<ResourcesTable>) =>
  db.insertInto('resources').values(values).returning(COLUMNS).executeTakeFirstOrThrow()

/** Undefined when the version isn't the current one any more. */
export const updateResourceRow = (db: Db, id: string, version: number, changes: Updateable<ResourcesTable>) =>
  db
    .updateTable('resources')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(COLUMNS)
    .executeTakeFirst()

/** Undefined when it is archived already, or isn't there. */
export const archiveResourceRow = (db: Db, id: string) =>
  db
    .updateTable('resources')
    .set({ active: false, version: sql`version + 1` })
    .where('id', '=', id)
    .where('active', '=', true)
    .returning('id')
    .executeTakeFirst()

export const countResources = (db: Db) =>
  db
    .selectFrom('resources')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('active', '=', true)
    .executeTakeFirstOrThrow()

/** The user as the tenant knows them. */
export const selectPerson = (db: Db, userId: string) =>
  db.selectFrom('people').select('role').where('user_id', '=', userId).executeTakeFirst()

/** The resource that this user is. */
export const selectResourceOfUser = (db: Db, userId: string) =>
  db.selectFrom('resources').select('id').where('staff_user_id', '=', userId).executeTakeFirst()

/** The service that names the resource as being of this kind. */
export const selectNamingService = (db: Db, resourceId: string) =>
  db
    .selectFrom('services')
    .select('name')
    .where(sql<boolean>`requirements @> ${JSON.stringify([{ resourceIds: [resourceId] }])}::jsonb`)
    .limit(1)
    .executeTakeFirst()
