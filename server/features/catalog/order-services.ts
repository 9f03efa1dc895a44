import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { recordChange } from '../../record-change.ts'
import { assertServices } from './create-add-on.ts'
import { orderServiceRows } from './services.queries.ts'

/**
 * Numbers services in the order given. Their place isn't what an edit is about, so it leaves their version as it is.
 * @throws Problem forbidden, not-found
 */
export async function orderServices(tx: TenantTx, actor: Actor, serviceIds: string[]): Promise<void> {
  authorise(actor, 'services.manage', tx)
  const ids = [...new Set(serviceIds)]
  await assertServices(tx.db, ids)
  await orderServiceRows(tx.db, ids)
  recordChange(tx, {
    type: 'services.ordered',
    subjectType: 'service',
    subjectId: null,
    data: {},
    after: ids,
  })
}
