import { type Insertable, type Kysely, sql } from 'kysely'
import type { ImportRowsTable, ImportsTable } from '../../database/business-side-tables.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'
import type { ReadRow } from './drafts.ts'

type Db = Kysely<TenantTables>

const IMPORT = [
  'id',
  'kind',
  'source',
  'file_name',
  'state',
  'columns',
  'mapping',
  'options',
  'total',
  'created_by_user_id',
  'created_at',
  'finished_at',
  'version',
] as const

export type ImportRow = NonNullable<Awaited<ReturnType<typeof selectImport>>>
export const selectImport = (db: Db, id: string) =>
  db.selectFrom('imports').select(IMPORT).where('id', '=', id).executeTakeFirst()

/** The same, and nobody else works on it until this transaction is over. */
export const lockImport = (db: Db, id: string) =>
  db.selectFrom('imports').select(IMPORT).where('id', '=', id).forUpdate().executeTakeFirst()

/** The same for a batch; none while somebody else works on it: they queue what comes after. */
export const takeImport = (db: Db, id: string) =>
  db.selectFrom('imports').select(IMPORT).where('id', '=', id).forUpdate().skipLocked().executeTakeFirst()

/** Those that are being taken over. */
export const selectRunning = (db: Db) =>
  db.selectFrom('imports').select('id').where('state', '=', 'running').orderBy('id').execute()

/** The newest first. */
export function selectImports(db: Db, after: readonly [at: string, id: string] | null, limit: number) {
  let query = db
    .selectFrom('imports')
    .select(IMPORT)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (after)
    query = query.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.execute()
}

export const insertImport = (db: Db, values: Insertable<ImportsTable>) =>
  db.insertInto('imports').values(values).returning(IMPORT).executeTakeFirstOrThrow()

/** Changes an import; the caller has its lock, or names the version that it saw. */
export const updateImport = (
  db: Db,
  id: string,
  changes: {
    state?: ImportsTable['state']
    mapping?: string
    options?: string
    finished_at?: Date | null
    total?: number
  },
) =>
  db
    .updateTable('imports')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .returning(IMPORT)
    .executeTakeFirstOrThrow()

export const deleteImport = (db: Db, id: string) => db.deleteFrom('imports').where('id', '=', id).execute()

/** How many rows of each of these imports are in which state. */
export const countStates = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('import_rows')
    .select(['import_id', 'state', sql<number>`count(*)::integer`.as('count')])
    .where('import_id', '=', sql<string>`any(${ids}::uuid[])`)
    .groupBy(['import_id', 'state'])
    .execute()

/** How many rows have which problem, the most frequent first. */
export const countProblems = async (db: Db, id: string) =>
  (
    await sql<{ code: string; severity: 'error' | 'warning'; count: number }>`
      select p->>'code' as code, p->>'severity' as severity, count(*)::integer as count
      from import_rows, jsonb_array_elements(problems) as p
      where import_id = ${id}::uuid and problems <> '[]'
      group by 1, 2 order by 3 desc, 1`.execute(db)
  ).rows

export interface RowFilter {
  state?: ImportRowsTable['state'] | undefined
  problem?: string | undefined
}

export function selectRows(db: Db, id: string, filter: RowFilter, after: number | null, limit: number) {
  let query = db
    .selectFrom('import_rows')
    .select(['number', 'raw', 'state', 'problems', 'external_id', 'target_id'])
    .where('import_id', '=', id)
    .orderBy('number')
    .limit(limit)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.problem)
    query = query.where(sql<boolean>`problems @> ${JSON.stringify([{ code: filter.problem }])}::jsonb`)
  if (after !== null) query = query.where('number', '>', after)
  return query.execute()
}

/** Every row of a file as it was, in order. */
export const selectRaw = (db: Db, id: string) =>
  db
    .selectFrom('import_rows')
    .select(['number', 'raw'])
    .where('import_id', '=', id)
    .orderBy('number')
    .execute()

/** Writes rows in one statement, replacing those that were there. */
export async function putRows(
  db: Db,
  importId: string,
  rows: readonly { number: number; raw: Record<string, string>; read: ReadRow | null }[],
): Promise<void> {
  const values = rows.map(({ number, raw, read }) => ({
    number,
    raw,
    draft: read?.draft ?? {},
    state: read && !read.draft ? 'problem' : 'ready',
    problems: read?.problems ?? [],
    external_id: read?.externalId ?? null,
  }))
  await sql`
    insert into import_rows (import_id, number, raw, draft, state, problems, external_id)
    select ${importId}::uuid, r.number, r.raw, r.draft, r.state, r.problems, r.external_id
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as r(number integer, raw jsonb, draft jsonb, state text, problems jsonb, external_id text)
    on conflict (import_id, number) do update
    set draft = excluded.draft, state = excluded.state, problems = excluded.problems,
      external_id = excluded.external_id`.execute(db)
}

export type ReadyRow = Awaited<ReturnType<typeof selectReady>>[number]
/** The next rows that nothing was done about yet. */
export const selectReady = (db: Db, id: string, limit: number) =>
  db
    .selectFrom('import_rows')
    .select(['number', 'draft', 'problems', 'external_id'])
    .where('import_id', '=', id)
    .where('state', '=', 'ready')
    .orderBy('number')
    .limit(limit)
    .execute()

export interface Outcome {
  number: number
  state: 'created' | 'updated' | 'unchanged' | 'unassigned' | 'failed'
  targetId: string | null
  /** Beside those that the preview found. */
  problem?: { column: string; code: string; message: string; severity: 'error' | 'warning' }
}

export const putOutcomes = (db: Db, importId: string, outcomes: readonly Outcome[]) =>
  sql`
    update import_rows
    set state = o.state, target_id = o."targetId",
      problems = case when o.problem is null then import_rows.problems else import_rows.problems || o.problem end
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      as o(number integer, state text, "targetId" uuid, problem jsonb)
    where import_rows.import_id = ${importId}::uuid and import_rows.number = o.number`.execute(db)

/** What the newest earlier import read of the rows with these ids. */
export async function selectEarlier(
  db: Db,
  importId: string,
  kind: ImportsTable['kind'],
  externalIds: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await sql<{ external_id: string; draft: Record<string, unknown> }>`
    select distinct on (r.external_id) r.external_id, r.draft
    from import_rows r join imports i on i.id = r.import_id
    where r.external_id = any(${externalIds}::text[]) and i.kind = ${kind} and r.import_id <> ${importId}::uuid
      and r.state in ('created', 'updated', 'unchanged')
    order by r.external_id, r.import_id desc`.execute(db)
  return new Map(rows.map((row) => [row.external_id, row.draft]))
}

/** What reading a file depends on: the business's terms, and the names of its services and resources. */
export async function selectGround(db: Db) {
  const [business, services, resources] = await Promise.all([
    db
      .selectFrom('business')
      .select(['time_zone', 'country', 'currency'])
      .where('id', '=', 1)
      .executeTakeFirstOrThrow(),
    db.selectFrom('services').select(['id', 'name']).where('active', '=', true).orderBy('id').execute(),
    db
      .selectFrom('resources')
      .select(['id', 'name', 'kind'])
      .where('active', '=', true)
      .orderBy('id')
      .execute(),
  ])
  return { business, services, resources }
}
