import type { Answer } from '../../../contract/index.ts'
import { missingFields } from '../../../domain/imports/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { notFound } from '../../problem.ts'
import { cut } from './cut.ts'
import {
  countProblems,
  countStates,
  type ImportRow,
  selectGround,
  selectImport,
  selectRaw,
} from './imports.queries.ts'
import { type ImportOptions, orderOf } from './preview.ts'

export type Import = Answer<'GET /imports/:id'>

const SAMPLES = 3

/** An import with its columns, counts and problems. @throws Problem not-found */
export async function readImport(tx: TenantReadTx, id: string): Promise<Import> {
  const row = await selectImport(tx.db, id)
  if (!row) throw notFound('import')
  const [counts, problems, ground, raw] = await Promise.all([
    countStates(tx.db, [id]),
    countProblems(tx.db, id),
    selectGround(tx.db),
    // samples and the order of dates are asked for while the file can still be mapped
    row.state === 'mapping' || row.state === 'previewed' ? selectRaw(tx.db, id) : [],
  ])
  const rows = raw.map((r) => r.raw)
  const column = row.mapping.date
  const options = row.options as ImportOptions
  const detected = orderOf(rows, column, ground.business.country)
  return {
    ...presentListed(row, counts),
    columns: row.columns.map((name) => ({ name, samples: samplesOf(rows, name) })),
    dateOrder: column ? (options.dateOrder ?? detected.order) : null,
    dateOrderAmbiguous: column !== undefined && detected.ambiguous && options.dateOrder === undefined,
    problems,
  }
}

/** An import without what takes reading its rows. */
export const presentListed = (
  row: ImportRow,
  counts: Awaited<ReturnType<typeof countStates>>,
): Omit<Import, 'columns' | 'problems'> => ({
  id: row.id,
  kind: row.kind,
  source: row.source,
  fileName: row.file_name,
  state: row.state === 'uploading' ? 'mapping' : row.state,
  mapping: row.mapping,
  missing: missingFields(row.kind, row.mapping),
  options: row.options as ImportOptions,
  dateOrder: (row.options as ImportOptions).dateOrder ?? null,
  dateOrderAmbiguous: false,
  total: row.total,
  counts: {
    ...NONE,
    ...Object.fromEntries(counts.filter((c) => c.import_id === row.id).map((c) => [c.state, c.count])),
  },
  createdAt: instant(row.created_at),
  finishedAt: row.finished_at && instant(row.finished_at),
  version: row.version,
})

const NONE = { ready: 0, problem: 0, created: 0, updated: 0, unchanged: 0, unassigned: 0, failed: 0 }

/** The first cells of a column that say something. */
function samplesOf(rows: readonly Record<string, string>[], column: string): string[] {
  const samples: string[] = []
  for (const row of rows) {
    const cell = row[column]
    if (cell) samples.push(cut(cell, 80))
    if (samples.length === SAMPLES) break
  }
  return samples
}
