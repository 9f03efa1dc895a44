import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { isMember, requireVisit } from './require-visit.ts'
import { queueTelling } from './tell-customer.ts'

/**
 * Has the customer of a visit told how it stands: its time, or that it is cancelled.
 * @throws Problem not-found, forbidden, wrong-status where there is no customer to tell
 */
export async function notifyCustomer(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  if (!isMember(actor)) throw new Problem('forbidden')
  const visit = await requireVisit(tx, actor, 'appointments.write', id)
  if (!visit.customer_id || visit.status === 'held')
    throw new Problem('wrong-status', 'There is nobody to tell')
  queueTelling(tx, id)
  tx.audit({ action: 'appointment.notify', subjectType: 'appointment', subjectId: id })
}
