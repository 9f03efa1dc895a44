import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { lockLabels, updateLabelPositions } from './labels.queries.ts'
import { presentLabel } from './present-label.ts'

/**
 * Puts the labels in this order, in one call whatever others change meanwhile; those that aren't named come after them,
 * as they were. Versions stay: where a label stands is no part of what somebody else edits of it.
 * @throws Problem forbidden, invalid-input, not-found (a label)
 */
export async function orderLabels(
  tx: TenantTx,
  actor: Actor,
  { ids }: ParsedBody<'PUT /labels/order'>,
): Promise<Answer<'PUT /labels/order'>> {
  authorise(actor, 'labels.manage', tx)
  if (new Set(ids).size < ids.length) throw invalid('ids', 'names a label twice')
  const before = await lockLabels(tx.db)
  const known = new Map(before.map((row) => [row.id, row]))
  const named = ids.map((id) => {
    const row = known.get(id)
    if (!row) throw missing('label', 'ids')
    return row
  })
  const after = [...named, ...before.filter(({ id }) => !ids.includes(id))]
  await updateLabelPositions(
    tx.db,
    after.map(({ id }) => id),
  )
  recordChange(tx, {
    type: 'labels.ordered',
    subjectType: 'label',
    subjectId: null,
    data: {},
    before: before.map(({ id }) => id),
    after: after.map(({ id }) => id),
  })
  return { items: after.map((row, n) => presentLabel({ ...row, position: n + 1 })), nextCursor: null }
}
