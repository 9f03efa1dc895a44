import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { missingFields } from '../../../domain/imports/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, notFound, Problem } from '../../problem.ts'
import {
  deleteImport,
  type ImportRow,
  lockImport,
  putRows,
  selectRaw,
  updateImport,
} from './imports.queries.ts'
import { type Import, readImport } from './present-import.ts'
import { previewRows } from './preview.ts'
import { AT_ONCE } from './run-batch.ts'

/** Maps a file anew, and reads every row of it again. @throws Problem not-found, stale, wrong-status, invalid-input */
export async function changeImport(
  tx: TenantTx,
  actor: Actor,
  id: string,
  body: ParsedBody<'PATCH /imports/:id'>,
): Promise<Import> {
  const row = await ownImport(tx, actor, id, body.version)
  if (row.kind === 'calendar' || (row.state !== 'mapping' && row.state !== 'previewed'))
    throw new Problem('wrong-status')
  const mapping = body.mapping ?? row.mapping
  for (const [field, column] of Object.entries(mapping))
    if (!row.columns.includes(column)) throw invalid(`mapping.${field}`, 'must be a column of the file')
  const options = { ...row.options, ...body.options }
  const raw = await selectRaw(tx.db, id)
  const read = await previewRows(
    tx,
    { kind: row.kind, source: row.source, mapping, options },
    raw.map((r) => r.raw),
  )
  await putRows(
    tx.db,
    id,
    raw.map((r, n) => ({ ...r, read: read?.[n] ?? null })),
  )
  await updateImport(tx.db, id, {
    mapping: JSON.stringify(mapping),
    options: JSON.stringify(options),
    state: missingFields(row.kind, mapping).length > 0 ? 'mapping' : 'previewed',
  })
  return readImport(tx, id)
}

/** Begins to take rows over, or goes on where a run stopped. @throws Problem not-found, stale, wrong-status */
export async function runImport(tx: TenantTx, actor: Actor, id: string, version: number): Promise<Import> {
  const row = await ownImport(tx, actor, id, version)
  if (row.state !== 'previewed' && row.state !== 'running' && row.state !== 'cancelled')
    throw new Problem('wrong-status')
  if (row.state !== 'running') {
    await updateImport(tx.db, id, { state: 'running', finished_at: null })
    tx.event('import.started', { importId: id })
    tx.audit({
      action: 'import.run',
      subjectType: 'import',
      subjectId: id,
      details: { kind: row.kind, rows: row.total },
    })
  }
  tx.enqueue('run-import', `import ${id}`, AT_ONCE, { importId: id })
  return readImport(tx, id)
}

/** Stops a run after the rows that it is at. @throws Problem not-found, wrong-status */
export async function cancelImport(tx: TenantTx, actor: Actor, id: string): Promise<Import> {
  const row = await ownImport(tx, actor, id)
  if (row.state === 'done' || row.state === 'cancelled') throw new Problem('wrong-status')
  await updateImport(tx.db, id, { state: 'cancelled', finished_at: tx.now })
  tx.event('import.cancelled', { importId: id })
  tx.audit({ action: 'import.cancel', subjectType: 'import', subjectId: id })
  return readImport(tx, id)
}

/** Forgets a file; what was taken over stays. @throws Problem not-found, wrong-status while it runs */
export async function forgetImport(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  const row = await ownImport(tx, actor, id)
  if (row.state === 'running') throw new Problem('wrong-status', 'Stop it first')
  await deleteImport(tx.db, id)
  tx.audit({ action: 'import.delete', subjectType: 'import', subjectId: id })
}

/** The import, which nobody else changes until the transaction is over. */
async function ownImport(tx: TenantTx, actor: Actor, id: string, version?: number): Promise<ImportRow> {
  authorise(actor, 'data.import', tx)
  const row = await lockImport(tx.db, id)
  if (!row) throw notFound('import')
  if (version !== undefined && version !== row.version)
    throw new Problem('stale', undefined, { current: await readImport(tx, id) })
  return row
}
