import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { notFound } from '../../problem.ts'
import { countStates, selectImport, selectImports, selectRows } from './imports.queries.ts'
import { presentListed } from './present-import.ts'

const Keys = z.tuple([z.iso.datetime(), z.uuid()])
const NUMBER = z.tuple([z.int()])

/** The newest first. */
export async function listImports(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /imports'>,
): Promise<Answer<'GET /imports'>> {
  authorise(actor, 'data.import', tx)
  const size = pageSize(query)
  const rows = await selectImports(tx.db, readCursor(query, Keys), size + 1)
  const counts = await countStates(
    tx.db,
    rows.map(({ id }) => id),
  )
  return pageOf(
    rows,
    size,
    (row) => [row.created_at.toISOString(), row.id],
    (row) => presentListed(row, counts),
  )
}

/** Rows of a file, in its order. @throws Problem not-found */
export async function listRows(
  tx: TenantReadTx,
  actor: Actor,
  id: string,
  query: ParsedQuery<'GET /imports/:id/rows'>,
): Promise<Answer<'GET /imports/:id/rows'>> {
  authorise(actor, 'data.import', tx)
  if (!(await selectImport(tx.db, id))) throw notFound('import')
  const size = pageSize(query)
  const rows = await selectRows(tx.db, id, query, readCursor(query, NUMBER)?.[0] ?? null, size + 1)
  return pageOf(
    rows,
    size,
    ({ number }) => [number],
    (row) => ({
      number: row.number,
      raw: row.raw,
      state: row.state,
      problems: row.problems.map((problem) => ({ ...problem })),
      externalId: row.external_id,
      targetId: row.target_id,
    }),
  )
}
