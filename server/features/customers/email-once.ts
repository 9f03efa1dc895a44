import { type Actor, can } from '../../../domain/access/index.ts'
import { sqlState } from '../../database/errors.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { type Db, selectOwnerOfEmail } from './customers.queries.ts'

/**
 * Refuses an address that belongs to somebody else, and says whose it is to those who see all customers.
 * @throws Problem email-taken, with `customer`
 */
export async function requireFreeEmail(
  tx: TenantTx,
  actor: Actor,
  email: string | null | undefined,
  ownId?: string,
): Promise<void> {
  if (!email) return
  const owner = await selectOwnerOfEmail(tx.db as Db, email)
  if (!owner || owner.id === ownId) return
  const sees = can(actor, 'customers.read', { tenantId: tx.tenantId, customerId: owner.id, served: false })
  throw new Problem('email-taken', undefined, sees ? { customer: owner } : {})
}

/** Writes a customer: an email address belongs to one, also when two ask at once. @throws Problem email-taken */
export async function emailOnce<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    throw sqlState(error) === '23505' ? new Problem('email-taken') : error
  }
}
