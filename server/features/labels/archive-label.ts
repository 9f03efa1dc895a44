import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { updateLabelRow } from './labels.queries.ts'
import { presentLabel } from './present-label.ts'
import { recordLabelChange, requireLabel } from './update-label.ts'

/** Takes a label out of what may be set; visits that have it keep it. @throws Problem forbidden, not-found */
export async function archiveLabel(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'labels.manage', tx)
  const before = await requireLabel(tx, id)
  if (!before.active) throw notFound('label')
  const row = await updateLabelRow(tx.db, id, before.version, { active: false })
  if (row) recordLabelChange(tx, 'label.archived', before, presentLabel(row))
}
