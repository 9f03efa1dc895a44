import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { deleteApart, putApart } from './apart.queries.ts'
import { visibleCustomer } from './read-customer.ts'

/**
 * Notes that two customers are two persons, so that they aren't suggested as duplicates any more, or takes it back.
 * Nothing is noted where it was so already.
 * @throws Problem not-found, invalid-input
 */
export async function keepApart(
  tx: TenantTx,
  actor: Actor,
  { id, otherId }: { id: string; otherId: string },
  apart: boolean,
): Promise<void> {
  for (const one of [id, otherId]) await visibleCustomer(tx, actor, 'customers.merge', one)
  if (id === otherId) throw invalid('otherId', 'must be somebody else')
  const pair = [id, otherId].sort() as [string, string]
  const userId = actor.kind === 'user' || actor.kind === 'masquerading' ? actor.user.id : null
  const changed = apart ? await putApart(tx.db, pair, userId, tx.now) : await deleteApart(tx.db, pair)
  if (!changed) return
  recordChange(tx, {
    type: apart ? 'customer.kept-apart' : 'customer.apart-undone',
    subjectType: 'customer',
    subjectId: id,
    data: { customerId: id, otherId },
  })
}
