import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { selectHistory } from './history.queries.ts'
import { visibleCustomer } from './read-customer.ts'

/** What a customer's visits come to. @throws Problem not-found */
export async function readHistory(
  tx: TenantReadTx,
  actor: Actor,
  id: string,
): Promise<Answer<'GET /customers/:id/history'>> {
  await visibleCustomer(tx, actor, 'customers.read', id)
  const row = await selectHistory(tx.db, id, tx.now)
  return {
    visits: row.visits,
    noShows: row.no_shows,
    cancelled: row.cancelled,
    cancelledLate: row.cancelled_late,
    spend: { amount: row.spend, currency: row.currency },
    firstVisit: row.first_visit && instant(row.first_visit),
    lastVisit: row.last_visit && instant(row.last_visit),
    nextVisit: row.next_visit && instant(row.next_visit),
    services: row.services.map(({ id: serviceId, name, count }) => ({ serviceId, name, count })),
    people: row.people.map(({ id: resourceId, name, count }) => ({ resourceId, name, count })),
  }
}
