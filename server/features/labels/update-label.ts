import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { selectLabel, updateLabelRow } from './labels.queries.ts'
import { type Label, presentLabel } from './present-label.ts'

/** Changes a label, or brings an archived one back. @throws Problem forbidden, not-found, stale */
export async function updateLabel(
  tx: TenantTx,
  actor: Actor,
  id: string,
  { version, ...changes }: ParsedBody<'PATCH /labels/:id'>,
): Promise<Label> {
  authorise(actor, 'labels.manage', tx)
  const before = await requireLabel(tx, id)
  const row = await updateLabelRow(tx.db, id, version, changes)
  if (!row) throw new Problem('stale', undefined, { current: await requireLabel(tx, id) })
  const after = presentLabel(row)
  recordLabelChange(tx, 'label.updated', before, after)
  return after
}

/** @throws Problem not-found */
export async function requireLabel(tx: TenantTx, id: string): Promise<Label> {
  const row = await selectLabel(tx.db, id)
  if (!row) throw notFound('label')
  return presentLabel(row)
}

export const recordLabelChange = (
  tx: TenantTx,
  type: 'label.updated' | 'label.archived',
  before: Label,
  after: Label,
): void =>
  recordChange(tx, {
    type,
    subjectType: 'label',
    subjectId: after.id,
    data: { labelId: after.id },
    before,
    after,
  })
