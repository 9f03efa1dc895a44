import type { TenantTx } from '../../database/scope.ts'
import { applyAppointments } from './apply-appointments.ts'
import { applyBlocks } from './apply-blocks.ts'
import { applyCustomers } from './apply-customers.ts'
import { applyServices } from './apply-services.ts'
import {
  type ImportRow,
  type Outcome,
  putOutcomes,
  type ReadyRow,
  selectReady,
  selectRunning,
  takeImport,
  updateImport,
} from './imports.queries.ts'
import type { ImportOptions } from './preview.ts'

/** By the queue's own clock, whatever ours says. */
export const AT_ONCE = new Date(0)

/** Rows of one transaction: what a kill loses, and how long others of this business wait at most. */
const BATCH = 200

/**
 * Takes over the next rows of an import and queues itself for those after them. The rows keep how far it is, so it may
 * be killed at any moment and run again by anybody.
 */
export async function runBatch(tx: TenantTx, importId: string): Promise<void> {
  const row = await takeImport(tx.db, importId)
  if (row?.state !== 'running') return
  const rows = await selectReady(tx.db, importId, BATCH)
  if (rows.length === 0) {
    await updateImport(tx.db, importId, { state: 'done', finished_at: tx.now })
    tx.event('import.finished', { importId })
    return
  }
  const outcomes = await applierOf(row)(tx, row, rows)
  await putOutcomes(tx.db, importId, outcomes)
  // one entry for all of them: who took what over, and how it went
  tx.audit({
    action: 'import.batch',
    subjectType: 'import',
    subjectId: importId,
    details: {
      kind: row.kind,
      startedBy: row.created_by_user_id,
      lines: [rows[0]?.number, rows.at(-1)?.number],
      counts: countsOf(outcomes),
    },
  })
  tx.event('import.progressed', { importId })
  tx.enqueue('run-import', `import ${importId}`, AT_ONCE, { importId })
}

/** Queues every import of this business that is under way: for one whose job was lost. One that has a job keeps that one. */
export async function resumeImports(tx: TenantTx): Promise<void> {
  for (const { id } of await selectRunning(tx.db))
    tx.enqueue('run-import', `import ${id}`, AT_ONCE, { importId: id })
}

type Apply = (tx: TenantTx, row: ImportRow, rows: readonly ReadyRow[]) => Promise<Outcome[]>

function applierOf({ kind, options }: ImportRow): Apply {
  if (kind === 'customers') return applyCustomers
  if (kind === 'services') return applyServices
  if (kind === 'appointments') return applyAppointments
  return (options as ImportOptions).as === 'visits' ? applyAppointments : applyBlocks
}

function countsOf(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { state } of outcomes) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
