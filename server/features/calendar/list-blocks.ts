import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { selectBlocks } from './calendar.queries.ts'
import { presentBlock } from './present-calendar.ts'

const Keys = z.tuple([z.iso.datetime(), z.uuid()])

/** Blocks that touch `[from, to)`, by start. */
export async function listBlocks(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /blocks'>,
): Promise<Answer<'GET /blocks'>> {
  authorise(actor, 'blocks.read', tx)
  const size = pageSize(query)
  const rows = await selectBlocks(tx.db, query, { after: readCursor(query, Keys), limit: size + 1 })
  return pageOf(rows, size, ({ start_at, id }) => [start_at.toISOString(), id], presentBlock)
}
