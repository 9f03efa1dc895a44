import { type Action, type Actor, can, effectiveUser, type Subject } from '../../../domain/access/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { type StoredVisit, selectVisit } from './appointments.queries.ts'

/** True for those who work in the business (or run the platform): they see what is internal. */
export function isMember(actor: Actor): boolean {
  if (actor.kind === 'system') return true
  const user = effectiveUser(actor)
  return user !== null && user.role !== 'CUSTOMER'
}

/** What of a visit somebody is shown: what is internal to members, what is kept of the customer not to guests. */
export const viewerOf = (actor: Actor) => ({
  isMember: isMember(actor),
  isGuest: actor.kind === 'guest' || actor.kind === 'anonymous',
})

/** A visit as rights see it. */
export const subjectOf = (tenantId: string, visit: StoredVisit): Subject => ({
  tenantId,
  appointmentId: visit.id,
  // what is of a household is its head's too
  customerId: visit.household_of ?? visit.customer_id,
  locationId: visit.location_id,
  staffResourceIds: visit.allocations.filter((l) => l.resource_kind === 'staff').map((l) => l.resource_id),
})

/**
 * Loads a visit that the actor may act on. One that they may not even see is answered as one that isn't there.
 * @throws Problem not-found, forbidden
 */
export async function requireVisit(
  tx: TenantReadTx,
  actor: Actor,
  action: Action,
  id: string,
): Promise<StoredVisit> {
  const visit = await selectVisit(tx.db, id)
  const subject = visit && subjectOf(tx.tenantId, visit)
  if (!visit || !subject || !can(actor, 'appointments.read', subject)) throw notFound('appointment')
  if (!can(actor, action, subject)) throw new Problem('forbidden')
  return visit
}
