import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { recordChange } from '../../record-change.ts'
import { insertLabel } from './labels.queries.ts'
import { type Label, presentLabel } from './present-label.ts'

/** Adds a label, the last one where no position is given. @throws Problem forbidden */
export async function createLabel(
  tx: TenantTx,
  actor: Actor,
  { name, color, position }: ParsedBody<'POST /labels'>,
): Promise<Label> {
  authorise(actor, 'labels.manage', tx)
  const label = presentLabel(await insertLabel(tx.db, { id: randomUUIDv7(), name, color }, position))
  recordChange(tx, {
    type: 'label.created',
    subjectType: 'label',
    subjectId: label.id,
    data: { labelId: label.id },
    after: label,
  })
  return label
}
