import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { presentAppointment } from './present-appointment.ts'
import { isMember, requireVisit } from './require-visit.ts'

/**
 * Leaves a visit as it is, although hours, closed days, time taken out or the catalogue don't fit it any more: what
 * is accepted is kept with the visit, until it is moved.
 * @throws Problem not-found, forbidden, stale
 */
export async function keepAppointment(
  tx: TenantTx,
  actor: Actor,
  id: string,
  { accept, version }: ParsedBody<'POST /appointments/:id/keep'>,
): Promise<Answer<'POST /appointments/:id/keep'>> {
  const visit = await requireVisit(tx, actor, 'appointments.override', id)
  const stale = () =>
    new Problem('stale', undefined, { current: presentAppointment(visit, { isMember: isMember(actor) }) })
  if (visit.version !== version) throw stale()
  const overridden = [...new Set([...visit.overridden, ...accept])]
  const claimed = await tx.db
    .updateTable('appointments')
    .set({ overridden, version: version + 1, updated_at: tx.now })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (claimed.numUpdatedRows === 0n) throw stale()
  const resourceIds = [...new Set(visit.allocations.map((one) => one.resource_id))]
  tx.event('appointment.updated', { appointmentId: id, resourceIds, version: version + 1 })
  tx.audit({
    action: 'appointment.kept',
    subjectType: 'appointment',
    subjectId: id,
    details: { before: { overridden: visit.overridden }, after: { overridden } },
  })
  return { id, overridden, version: version + 1 }
}
