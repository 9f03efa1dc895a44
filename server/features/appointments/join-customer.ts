import { randomUUIDv7 } from 'node:crypto'
import { type Actor, can, effectiveUser } from '../../../domain/access/index.ts'
import { insertion } from '../../database/insertion.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, missing, Problem } from '../../problem.ts'
import { findVisibleCustomer } from '../customers/read-customer.ts'
import { isMember } from './require-visit.ts'

interface Asked {
  customer?: { name: string; email?: string | undefined; phone?: string | undefined } | undefined
  customerId?: string | undefined
}

export interface JoinedCustomer {
  id: string
  /** The name for this visit. */
  name: string
  /** The name that is stored of them: for members' eyes. */
  storedName: string
  /** Not stored yet: `insertCustomer` does, beside the visit. */
  isNew: { email: string | null; phone: string } | null
}

/**
 * Whom a visit is for. A guest joins a customer by lower-cased email; what is stored of them is neither shown nor
 * changed. Members name a customer, or give a name alone. A signed-in customer books for themselves.
 * @throws Problem not-found, invalid-input, forbidden
 */
export async function joinCustomer(tx: TenantTx, actor: Actor, asked: Asked): Promise<JoinedCustomer> {
  const user = effectiveUser(actor)
  if (user?.role === 'CUSTOMER') {
    if (!user.customerId) throw new Problem('forbidden')
    if (asked.customerId && asked.customerId !== user.customerId) throw missing('customer', 'customerId')
    return {
      id: user.customerId,
      name: asked.customer?.name ?? user.name,
      storedName: user.name,
      isNew: null,
    }
  }
  if (asked.customerId) {
    if (!isMember(actor)) throw new Problem(user ? 'forbidden' : 'unauthenticated')
    const found = await findVisibleCustomer(tx, actor, 'customers.read', asked.customerId)
    if (!found) throw missing('customer', 'customerId')
    return { id: found.id, name: found.name, storedName: found.name, isNew: null }
  }
  const { customer } = asked
  if (!customer) throw invalid('customer', 'is needed')
  if (!customer.email && !isMember(actor)) throw invalid('customer.email', 'is needed')
  if (isMember(actor) && !can(actor, 'customers.create', { tenantId: tx.tenantId }))
    throw new Problem('forbidden')
  const known = customer.email
    ? await tx.db
        .selectFrom('customers')
        .select(['id', 'name'])
        .where('email', '=', customer.email)
        .executeTakeFirst()
    : undefined
  return known
    ? { id: known.id, name: customer.name, storedName: known.name, isNew: null }
    : {
        id: randomUUIDv7(),
        name: customer.name,
        storedName: customer.name,
        isNew: { email: customer.email ?? null, phone: customer.phone ?? '' },
      }
}

const insertNew = insertion('customers', ['id', 'name', 'email', 'phone'])

/**
 * Stores a customer that is new. One whose email came meanwhile by another booking fails with a unique violation, and
 * the whole is tried again.
 */
export async function insertCustomer(tx: TenantTx, { id, name, isNew }: JoinedCustomer): Promise<void> {
  if (!isNew) return
  tx.event('customer.created', { customerId: id })
  await insertNew(tx.db, [{ id, name, ...isNew }])
}
