import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { setBlocked } from './customers.queries.ts'
import { type Customer, presentCustomer } from './present-customer.ts'
import { visibleCustomer } from './read-customer.ts'

/**
 * Refuses a customer, their account and their household online, or no longer (`reason` null). Their visits stay as they
 * are, and members may book more. Somebody of a household isn't refused alone: that would tell a stranger who tries
 * names that this one is of it.
 * @throws Problem not-found, forbidden, wrong-status
 */
export async function blockCustomer(
  tx: TenantTx,
  actor: Actor,
  id: string,
  reason: string | null,
): Promise<Customer> {
  const before = presentCustomer(await visibleCustomer(tx, actor, 'customers.block', id))
  if (before.householdOf && reason !== null)
    throw new Problem('wrong-status', 'Block the customer whose household it is')
  if (!before.blocked && reason === null) return before
  const row = await setBlocked(tx.db, tx.now, id, reason)
  if (!row) throw notFound('customer')
  const after = presentCustomer(row)
  recordChange(tx, {
    type: reason === null ? 'customer.unblocked' : 'customer.blocked',
    subjectType: 'customer',
    subjectId: id,
    data: { customerId: id },
    before: { blocked: before.blocked },
    after: { blocked: after.blocked },
  })
  return after
}
