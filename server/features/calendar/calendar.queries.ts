import { type Insertable, type Kysely, sql } from 'kysely'
import type { BlocksTable, ClosuresTable, TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const BLOCK = ['id', 'resource_id', 'start_at', 'end_at', 'title', 'series_id', 'version'] as const
const CLOSURE = ['id', 'from_date', 'to_date', 'title', 'location_id'] as const

/** What decides who may write on a resource's calendar. */
export const selectCalendar = (db: Db, resourceId: string) =>
  db
    .selectFrom('resources')
    .innerJoin('locations', 'locations.id', 'resources.location_id')
    .select(['resources.id', 'resources.kind', 'resources.location_id', 'locations.time_zone'])
    .where('resources.id', '=', resourceId)
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

/** The blocks in the order given. */
export const insertBlocks = (db: Db, values: Insertable<BlocksTable>[]) =>
  db.insertInto('blocks').values(values).returning(BLOCK).execute()

export const updateBlockRow = (
  db: Db,
  id: string,
  version: number,
  change: { start_at: Date; end_at: Date; title: string },
) =>
  db
    .updateTable('blocks')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(BLOCK)
    .executeTakeFirst()

/** Of blocks that were made together: one, it and those that start later, or all. */
export type BlockScope = 'one' | 'following' | 'all'
type SeriesKeys = Pick<BlockRow, 'id' | 'series_id' | 'start_at'>

/** A block with those of its series that the scope names, kept from being changed until the transaction ends. */
export function selectBlocksWith(db: Db, block: SeriesKeys, scope: BlockScope) {
  const query = db.selectFrom('blocks').select(BLOCK).orderBy('start_at').orderBy('id').forUpdate()
  if (scope === 'one' || block.series_id === null) return query.where('id', '=', block.id).execute()
  const series = query.where('series_id', '=', block.series_id)
  return (scope === 'all' ? series : series.where('start_at', '>=', block.start_at)).execute()
}

export async function updateBlockRows(
  db: Db,
  blocks: readonly { id: string; start_at: Date; end_at: Date; title: string }[],
): Promise<void> {
  if (blocks.length === 0) return
  await sql`
    update blocks set start_at = next.start_at, end_at = next.end_at, title = next.title, version = version + 1
    from unnest(${blocks.map((one) => one.id)}::uuid[], ${blocks.map((one) => one.start_at)}::timestamptz[],
      ${blocks.map((one) => one.end_at)}::timestamptz[], ${blocks.map((one) => one.title)}::text[])
      as next(id, start_at, end_at, title)
    where blocks.id = next.id`.execute(db)
}

export const deleteBlockRows = (db: Db, ids: readonly string[]) =>
  db.deleteFrom('blocks').returning('id').where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()

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

export const insertClosures = (db: Db, values: Insertable<ClosuresTable>[]) =>
  db.insertInto('closures').values(values).returning(CLOSURE).execute()

export const selectHolidayTerms = (db: Db) =>
  db.selectFrom('business').select(['country', 'holiday_region', 'locale']).executeTakeFirstOrThrow()

export const updateHolidayRegion = (db: Db, region: string) =>
  db.updateTable('business').set({ holiday_region: region }).execute()

/** Closures of the whole business that touch the dates from `from` to `to`, both included. */
export const selectClosuresOfAll = (db: Db, from: string, to: string) =>
  db
    .selectFrom('closures')
    .select(CLOSURE)
    .where('location_id', 'is', null)
    .where('to_date', '>=', from)
    .where('from_date', '<=', to)
    .execute()

export const deleteClosureRow = (db: Db, id: string) =>
  db.deleteFrom('closures').where('id', '=', id).returning(CLOSURE).executeTakeFirst()
