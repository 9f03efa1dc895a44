import type { Answer } from '../../../contract/index.ts'
import { type Actor, effectiveUser } from '../../../domain/access/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { selectHousehold } from './customers.queries.ts'

/** Whom a signed-in customer may book for; empty for everybody else. */
export async function readHousehold(tx: TenantReadTx, actor: Actor): Promise<Answer<'GET /me/household'>> {
  const user = effectiveUser(actor)
  if (user?.role !== 'CUSTOMER' || !user.customerId) return { items: [] }
  const people = await selectHousehold(tx.db, user.customerId)
  return { items: people.map(({ id, name, is_self }) => ({ id, name, isSelf: is_self })) }
}
