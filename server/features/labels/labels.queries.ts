import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { LabelsTable } from '../../database/business-side-tables.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const COLUMNS = ['id', 'name', 'color', 'position', 'active', 'version'] as const

export type LabelRow = NonNullable<Awaited<ReturnType<typeof selectLabel>>>

export const selectLabel = (db: Db, id: string) =>
  db.selectFrom('labels').select(COLUMNS).where('id', '=', id).executeTakeFirst()

/** In the business's own order; one more than the limit tells that there are more. */
export function selectLabels(
  db: Db,
  { after, limit }: { after: readonly [position: number, id: string] | null; limit: number },
) {
  const query = db
    .selectFrom('labels')
    .select(COLUMNS)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .limit(limit + 1)
  return (
    after ? query.where(sql<boolean>`(position, id) > (${after[0]}, ${after[1]}::uuid)`) : query
  ).execute()
}

/** How many of these are there to be set: active ones, and those that are set already. */
export const countSettable = (db: Db, ids: readonly string[], already: readonly string[]) =>
  db
    .selectFrom('labels')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where((w) => w.or([w('active', '=', true), w('id', '=', sql<string>`any(${already}::uuid[])`)]))
    .executeTakeFirstOrThrow()

/** Without a position of its own it comes last. */
export const insertLabel = (db: Db, values: Omit<Insertable<LabelsTable>, 'position'>, position?: number) =>
  db
    .insertInto('labels')
    .values({ ...values, position: position ?? nextPosition })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()

const nextPosition = sql<number>`(select coalesce(max(position) + 1, 0) from labels)`

/** Undefined when the version isn't the current one any more. */
export const updateLabelRow = (db: Db, id: string, version: number, changes: Updateable<LabelsTable>) =>
  db
    .updateTable('labels')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(COLUMNS)
    .executeTakeFirst()

/** The active labels in order, for whoever puts them in another: one at a time. */
export async function lockLabels(db: Db): Promise<LabelRow[]> {
  await db.selectFrom('business').select('id').where('id', '=', 1).forUpdate().execute()
  return db
    .selectFrom('labels')
    .select(COLUMNS)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export const updateLabelPositions = (db: Db, ids: readonly string[]) =>
  sql`update labels l set position = o.position
    from unnest(${ids}::uuid[]) with ordinality as o (id, position) where l.id = o.id`.execute(db)
