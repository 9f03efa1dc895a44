import { sql } from 'kysely'
import type { TenantTx } from '../../database/scope.ts'

/**
 * Takes a visit away as if it had never been booked, and its customer where there is nothing else of them: for visits
 * that were no real ones. The log keeps that it was there. Whoever calls this has authorised it.
 */
export async function eraseVisit(tx: TenantTx, id: string): Promise<void> {
  const gone = await tx.db
    .deleteFrom('appointments')
    .where('id', '=', id)
    .returning('customer_id')
    .executeTakeFirst()
  if (!gone) return
  if (gone.customer_id)
    await tx.db
      .deleteFrom('customers')
      .where('id', '=', gone.customer_id)
      .where('email', 'is', null)
      .where('phone', '=', '')
      .where('account_user_id', 'is', null)
      .where(
        sql<boolean>`not exists (select from appointments a where a.customer_id = customers.id)
          and not exists (select from unassigned_visits u where u.customer_id = customers.id)
          and not exists (select from customer_answers q where q.customer_id = customers.id)
          and not exists (select from customer_merges m where customers.id in (m.kept_id, m.merged_id))
          and not exists (select from customers o where customers.id in (o.household_of, o.merged_into))`,
      )
      .execute()
  tx.event('appointment.removed', { appointmentId: id })
  tx.audit({ action: 'appointment.remove', subjectType: 'appointment', subjectId: id })
}
