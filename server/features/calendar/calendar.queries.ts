import { type Insertable, type Kysely, sql } from 'kysely'
import type { BlocksTable, ClosuresTable, TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const BLOCK = ['id', 'resource_id', 'start_at', 'end_at', 'title', 'version'] as const
const CLOSURE = ['id', 'from_date', 'to_date', 'title', 'location_id'] as const

/** What decides who may write on a resource's calendar. */
export const selectCalendar = (db: Db, resourceId: string) =>
  db
    .selectFrom('resources')
    .select(['id', 'kind', 'location_id'])
    .where('id', '=', resourceId)
    .executeTakeFirst()

export type BlockRow = NonNullable<Awaited<ReturnType<typeof selectBlock>>>
export const selectBlock = (db: Db, id: string) =>
  db.selectFrom('blocks').select(BLOCK).where('id', '=', id).executeTakeFirst()

export interface BlockFilter {
  from?: string
  to?: string
  resourceId?: string
}

/** Blocks that touch `[from, to)`, in order of start and id. */
export function selectBlocks(
  db: Db,
  { from, to, resourceId }: BlockFilter,
  { after, limit }: { after: readonly [start: string, id: string] | null; limit: number },
) {
  let query = db.selectFrom('blocks').select(BLOCK).orderBy('start_at').orderBy('id').limit(limit)
  if (from) query = query.where('end_at', '>', new Date(from))
  if (to) query = query.where('start_at', '<', new Date(to))
  if (resourceId) query = query.where('resource_id', '=', resourceId)
  if (after) {
    query = query.where(sql<boolean>`(start_at, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  }
  return query.execute()
}

export const insertBlock = (db: Db, values: Insertable<BlocksTable>) =>
  db.insertInto('blocks').values(values).returning(BLOCK).executeTakeFirstOrThrow()

export const deleteBlockRow = (db: Db, id: string) =>
  db.deleteFrom('blocks').where('id', '=', id).returning('id').executeTakeFirst()

export const selectLocationId = (db: Db, id: string) =>
  db
    .selectFrom('locations')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .forKeyShare()
    .executeTakeFirst()

export type ClosureRow = Awaited<ReturnType<typeof selectClosures>>[number]
/** Closures that touch the dates from `from` to `to` (both included), in order of their first date and id. */
export function selectClosures(
  db: Db,
  { from, to }: { from?: string; to?: string },
  { after, limit }: { after: readonly [from: string, id: string] | null; limit: number },
) {
  let query = db.selectFrom('closures').select(CLOSURE).orderBy('from_date').orderBy('id').limit(limit)
  if (from) query = query.where('to_date', '>=', from)
  if (to) query = query.where('from_date', '<=', to)
  if (after) query = query.where(sql<boolean>`(from_date, id) > (${after[0]}::date, ${after[1]}::uuid)`)
  return query.execute()
}

export const insertClosure = (db: Db, values: Insertable<ClosuresTable>) =>
  db.insertInto('closures').values(values).returning(CLOSURE).executeTakeFirstOrThrow()

export const deleteClosureRow = (db: Db, id: string) =>
  db.deleteFrom('closures').where('id', '=', id).returning(CLOSURE).executeTakeFirst()
