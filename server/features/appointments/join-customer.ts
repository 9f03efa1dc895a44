import { randomUUIDv7 } from 'node:crypto'
import { type Actor, can, effectiveUser } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, Problem } from '../../problem.ts'
import { noSuch } from '../availability/asked.ts'
import { isMember } from './require-visit.ts'

interface Asked {
  customer?: { name: string; email?: string | undefined; phone?: string | undefined } | undefined
  customerId?: string | undefined
}

export interface JoinedCustomer {
  id: string
  /** The name for this visit. */
  name: string
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
    return { id: user.customerId, name: asked.customer?.name ?? user.name }
  }
  if (asked.customerId) {
    if (!isMember(actor)) throw new Problem(user ? 'forbidden' : 'unauthenticated')
    const found = await tx.db
      .selectFrom('customers')
      .select(['id', 'name'])
      .where('id', '=', asked.customerId)
      .executeTakeFirst()
    if (!found) throw noSuch('customerId', 'customer')
    return found
  }
  const { customer } = asked
  if (!customer) throw invalid('customer', 'is needed')
  if (!customer.email && !isMember(actor)) throw invalid('customer.email', 'is needed')
  if (isMember(actor) && !can(actor, 'customers.create', { tenantId: tx.tenantId }))
    throw new Problem('forbidden')
  return { id: await findOrCreate(tx, customer), name: customer.name }
}

async function findOrCreate(
  tx: TenantTx,
  { name, email, phone }: NonNullable<Asked['customer']>,
): Promise<string> {
  const byEmail = () =>
    tx.db
      .selectFrom('customers')
      .select('id')
      .where('email', '=', email as string)
      .executeTakeFirst()
  const known = email ? await byEmail() : undefined
  if (known) return known.id
  const made = await tx.db
    .insertInto('customers')
    .values({ id: randomUUIDv7(), name, email: email ?? null, phone: phone ?? '', account_user_id: null })
    .onConflict((c) => c.column('email').where('email', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) {
    tx.event('customer.created', { customerId: made.id })
    return made.id
  }
  // somebody else's booking with this address came first, and has committed
  return ((await byEmail()) as { id: string }).id
}
