import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { eraseDetails } from '../audit/erase-details.ts'
import { erasePerson, selectAllOfPerson, selectVisitsOf } from './erase.queries.ts'
import { visibleCustomer } from './read-customer.ts'

/**
 * Erases a person for good: name and details go wherever they are stored, their account and merged duplicates included.
 * Visits keep their times and prices, and the log its chain.
 * @throws Problem not-found, in-use while a visit of theirs is still to come
 */
export async function eraseCustomer(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  await visibleCustomer(tx, actor, 'customers.erase', id)
  const person = await selectAllOfPerson(tx.db, id)
  const ids = person.map((row) => row.id)
  const visits = await selectVisitsOf(tx.db, ids, tx.now)
  if (visits.some(({ open }) => open))
    throw new Problem('in-use', 'A visit is still to come: cancel it or wait until it is over')
  const visitIds = visits.map((visit) => visit.id)
  await erasePerson(
    tx.db,
    ids,
    visitIds,
    person.flatMap(({ email }) => email ?? []),
  )
  await eraseDetails(tx, [...ids, ...visitIds])
  tx.event('customer.erased', { customerId: id })
  tx.audit({ action: 'customer.erased', subjectType: 'customer', subjectId: id })
}
