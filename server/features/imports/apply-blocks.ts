import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { TenantTx } from '../../database/scope.ts'
import type { BlockDraft } from './drafts.ts'
import type { ImportRow, Outcome, ReadyRow } from './imports.queries.ts'
import type { ImportOptions } from './preview.ts'

/** Takes a calendar's events over as time taken out; one that moved in the file moves here. */
export async function applyBlocks(
  tx: TenantTx,
  row: ImportRow,
  rows: readonly ReadyRow[],
): Promise<Outcome[]> {
  const { resourceId } = row.options as ImportOptions
  const ids = rows.map((r) => r.external_id as string)
  const stored = await tx.db
    .selectFrom('blocks')
    .select(['id', 'external_id', 'title', 'start_at', 'end_at'])
    .where('external_id', '=', sql<string>`any(${ids}::text[])`)
    .execute()
  const byId = new Map(stored.map((block) => [block.external_id, block]))
  const written: Record<string, unknown>[] = []
  const outcomes = rows.map(({ number, external_id, draft }): Outcome => {
    const { title, start, end } = draft as unknown as BlockDraft
    const found = byId.get(external_id)
    const id = found?.id ?? randomUUIDv7()
    if (found?.title === title && +found.start_at === Date.parse(start) && +found.end_at === Date.parse(end))
      return { number, state: 'unchanged', targetId: id }
    written.push({ id, external_id, title, start_at: start, end_at: end })
    tx.event(found ? 'block.updated' : 'block.created', { blockId: id, resourceId: resourceId ?? null })
    return { number, state: found ? 'updated' : 'created', targetId: id }
  })
  if (written.length > 0)
    await sql`
      insert into blocks (id, resource_id, external_id, title, start_at, end_at, created_by_user_id)
      select id, ${resourceId}::uuid, external_id, title, start_at, end_at, ${row.created_by_user_id}::uuid
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
        as b(id uuid, external_id text, title text, start_at timestamptz, end_at timestamptz)
      on conflict (id) do update
      set title = excluded.title, start_at = excluded.start_at, end_at = excluded.end_at,
        version = blocks.version + 1`.execute(tx.db)
  return outcomes
}
