import { z } from 'zod'
import type { ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { selectLabels } from './labels.queries.ts'
import { presentLabel } from './present-label.ts'

const POSITION_AND_ID = z.tuple([z.int(), z.uuid()])

/** The active labels in the business's own order, some at a time. @throws Problem forbidden */
export async function listLabels(tx: TenantReadTx, actor: Actor, asked: ParsedQuery<'GET /labels'>) {
  authorise(actor, 'labels.read', tx)
  const limit = pageSize(asked)
  const rows = await selectLabels(tx.db, { after: readCursor(asked, POSITION_AND_ID), limit })
  return pageOf(rows, limit, (row) => [row.position, row.id], presentLabel)
}
