import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { authoriseCalendar } from './authorise-calendar.ts'
import {
  type BlockScope,
  deleteBlockRows,
  selectBlock,
  selectBlocksWith,
  selectCalendar,
} from './calendar.queries.ts'
import { presentBlock } from './present-calendar.ts'

/**
 * Gives the time of a block back, or of those that were made with it: this one and later ones, or all.
 * @throws Problem not-found, forbidden
 */
export async function deleteBlock(
  tx: TenantTx,
  actor: Actor,
  id: string,
  scope: BlockScope = 'one',
): Promise<void> {
  const row = await selectBlock(tx.db, id)
  const calendar = row && (await selectCalendar(tx.db, row.resource_id))
  if (!calendar) throw notFound('block')
  authoriseCalendar(actor, tx, calendar)
  const rows = await selectBlocksWith(tx.db, row, scope)
  const deleted = await deleteBlockRows(
    tx.db,
    rows.map((one) => one.id),
  )
  if (deleted.length === 0) throw notFound('block')
  recordChange(tx, {
    type: 'block.deleted',
    subjectType: 'block',
    subjectId: id,
    data: { blockId: id, resourceId: row.resource_id },
    before: deleted.length === 1 ? presentBlock(row) : { ...presentBlock(row), count: deleted.length },
  })
}
