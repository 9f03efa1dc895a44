import { type Action, type Actor, can, effectiveUser } from '../../../domain/access/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { answersOfCustomers } from '../questions/read-answers.ts'
import { type CustomerRow, selectCustomer } from './customers.queries.ts'
import { type Customer, presentCustomer } from './present-customer.ts'

/** One customer. @throws Problem not-found, also for one whom the actor may not see */
export async function readCustomer(tx: TenantReadTx, actor: Actor, id: string): Promise<Customer> {
  const [row, answers] = await Promise.all([
    visibleCustomer(tx, actor, 'customers.read', id),
    answersOfCustomers(tx, [id]),
  ])
  return presentCustomer(row, answers.get(id) ?? [])
}

/**
 * The customer's row, if the actor may do this to them.
 * @throws Problem not-found: whom one may not see, one may not know of
 */
export async function visibleCustomer(
  tx: Pick<TenantReadTx, 'db' | 'tenantId' | 'now'>,
  actor: Actor,
  action: Action,
  id: string,
): Promise<CustomerRow> {
  const row = await findVisibleCustomer(tx, actor, action, id)
  if (!row) throw notFound('customer')
  return row
}

/** The same; undefined for one whom the actor may not see, as for one that there is not. */
export async function findVisibleCustomer(
  tx: Pick<TenantReadTx, 'db' | 'tenantId' | 'now'>,
  actor: Actor,
  action: Action,
  id: string,
): Promise<CustomerRow | undefined> {
  const row = await selectCustomer(tx.db, id, effectiveUser(actor)?.resourceId ?? null, tx.now)
  const subject = row && { tenantId: tx.tenantId, customerId: row.id, served: row.served }
  return subject && can(actor, action, subject) ? row : undefined
}
