import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import { type Actor, effectiveUser } from '../../../domain/access/index.ts'
import { guessMapping, missingFields, recognise } from '../../../domain/imports/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid } from '../../problem.ts'
import { insertImport, putRows } from './imports.queries.ts'
import { decode, type ParsedFile, parseCsv } from './parse-csv.ts'
import { type Import, readImport } from './present-import.ts'
import { previewRows } from './preview.ts'
import { readCalendar } from './read-calendar.ts'

/**
 * Reads a file and keeps its rows with what is wrong with each. Nothing else is written.
 * @throws Problem forbidden, unreadable-file, invalid-input (kind), not-found (resource or service of a calendar)
 */
export async function createImport(
  tx: TenantTx,
  actor: Actor,
  body: ParsedBody<'POST /imports'>,
): Promise<Import> {
  authorise(actor, 'data.import', tx)
  const text = decode(Buffer.from(body.content, 'base64'))
  const isCalendar = /^\s*BEGIN:VCALENDAR/i.test(text)
  if (isCalendar !== (body.kind === 'calendar') && body.kind !== undefined)
    throw invalid('kind', isCalendar ? 'is calendar for such a file' : 'is for .ics files')
  const common = {
    id: randomUUIDv7(),
    file_name: body.fileName,
    options: JSON.stringify(body.options ?? {}),
    created_by_user_id: effectiveUser(actor)?.id ?? null,
    created_at: tx.now,
  }
  if (isCalendar) {
    const rows = await readCalendar(tx, text, body.options ?? {})
    const row = {
      ...common,
      kind: 'calendar' as const,
      source: 'ics',
      state: 'previewed' as const,
      total: rows.length,
    }
    await insertImport(tx.db, { ...row, columns: ['Title', 'Start', 'End'], mapping: '{}' })
    await putRows(tx.db, common.id, rows)
  } else {
    const file = parseCsv(text)
    const known = recognisedAs(file, body.kind)
    const { kind, mapping } = known
    const state = missingFields(kind, mapping).length > 0 ? ('mapping' as const) : ('previewed' as const)
    const row = {
      ...common,
      kind,
      source: known.source,
      state,
      total: file.rows.length,
      columns: file.columns,
    }
    await insertImport(tx.db, { ...row, mapping: JSON.stringify(mapping) })
    const read = await previewRows(
      tx,
      { kind, source: known.source, mapping, options: body.options ?? {} },
      file.rows,
    )
    await putRows(
      tx.db,
      common.id,
      // the header is line one
      file.rows.map((raw, n) => ({ number: n + 2, raw, read: read?.[n] ?? null })),
    )
  }
  tx.audit({
    action: 'import.upload',
    subjectType: 'import',
    subjectId: common.id,
    details: { fileName: body.fileName },
  })
  return readImport(tx, common.id)
}

function recognisedAs({ columns }: ParsedFile, asked: ParsedBody<'POST /imports'>['kind']) {
  const known = recognise(columns)
  if (known && (asked === undefined || asked === known.kind)) return known
  if (asked === undefined || asked === 'calendar')
    throw invalid('kind', 'is needed: the file is of no product that is known')
  return { source: 'file', kind: asked, mapping: guessMapping(asked, columns) }
}
