import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import {
  type AddOnRow,
  archiveAddOnRow,
  replaceServicesOf,
  selectAddOn,
  updateAddOnRow,
} from './add-ons.queries.ts'
import { changeOf } from './archiving.ts'
import { assertServices } from './create-add-on.ts'
import { assertCurrency } from './create-service.ts'
import { type AddOn, presentAddOn } from './present-add-on.ts'

/**
 * Changes an add-on. Visits keep it as it was when they were booked.
 * @throws Problem forbidden, not-found (the add-on, or a service), stale, invalid-input
 */
export async function updateAddOn(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /add-ons/:id'>,
): Promise<AddOn> {
  authorise(actor, 'services.manage', tx)
  const row = await selectAddOn(tx.db, id)
  if (!row) throw notFound('add-on')
  const before = presentAddOn(row)
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: before })
  if (input.price) assertCurrency(input.price.currency, row.price_currency)
  const serviceIds = input.serviceIds && [...new Set(input.serviceIds)]
  if (serviceIds) await assertServices(tx.db, serviceIds)
  const changed = await updateAddOnRow(tx.db, id, input.version, {
    name: input.name,
    description: input.description,
    duration_minutes: input.durationMinutes,
    price_amount: input.price?.amount,
    position: input.position,
    active: input.active,
  })
  if (changed && serviceIds) await replaceServicesOf(tx.db, id, serviceIds)
  const after = presentAddOn((await selectAddOn(tx.db, id)) as AddOnRow)
  if (!changed) throw new Problem('stale', undefined, { current: after })
  recordChange(tx, {
    type: `add-on.${changeOf(before, after)}`,
    subjectType: 'add-on',
    subjectId: id,
    data: { addOnId: id },
    before,
    after,
  })
  return after
}

/**
 * Takes an add-on out of the catalogue; visits keep it. Archiving it again changes nothing.
 * @throws Problem forbidden, not-found
 */
export async function archiveAddOn(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'services.manage', tx)
  if (!(await archiveAddOnRow(tx.db, id))) {
    if (!(await selectAddOn(tx.db, id))) throw notFound('add-on')
    return
  }
  recordChange(tx, {
    type: 'add-on.archived',
    subjectType: 'add-on',
    subjectId: id,
    data: { addOnId: id },
    before: { active: true },
    after: { active: false },
  })
}
