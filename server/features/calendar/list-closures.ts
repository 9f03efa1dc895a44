import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import { LocalDate } from '../../../contract/primitives.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { selectClosures } from './calendar.queries.ts'
import { presentClosure } from './present-calendar.ts'

const Keys = z.tuple([LocalDate, z.uuid()])

/** Closures that touch the dates from `from` to `to` (both included), by their first date. */
export async function listClosures(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /closures'>,
): Promise<Answer<'GET /closures'>> {
  authorise(actor, 'closures.read', tx)
  const size = pageSize(query)
  const rows = await selectClosures(tx.db, query, { after: readCursor(query, Keys), limit: size + 1 })
  return pageOf(rows, size, ({ from_date, id }) => [from_date, id], presentClosure)
}
