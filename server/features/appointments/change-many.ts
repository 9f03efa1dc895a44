import type { RefusedChange } from '../../../contract/appointment-changes.ts'
import type { ParsedBody } from '../../../contract/index.ts'
import { type Actor, can } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { deleteAllocations, lockVisits, type StoredVisit, selectVisitsById } from './appointments.queries.ts'
import { changeVisit } from './change-appointment.ts'
import { presentAppointment } from './present-appointment.ts'
import { isMember, subjectOf } from './require-visit.ts'
import { occupies } from './status.ts'

type Asked = ParsedBody<'POST /appointments/changes'>
type Change = Asked['changes'][number]

/** What is answered for one visit among many; all else (no right to it, no such resource) refuses the call itself. */
const ITS_OWN = new Set(['stale', 'wrong-status', 'slot-taken', 'not-offered'])

/**
 * Changes many visits in the caller's transaction, all or none. What counts is where they end: all that move leave
 * their places first, so that two may change places, and each is judged among the others as they will be.
 * @throws Problem changes-refused with each visit that can't and why, not-found, forbidden; LostRace to be tried again
 */
export async function changeMany(tx: TenantTx, actor: Actor, asked: Asked) {
  if (!isMember(actor)) throw new Problem('forbidden')
  const visits = await requireVisits(tx, actor, asked.changes)
  const moving = asked.changes.filter(moves).map((change) => change.appointmentId)
  if (moving.length > 0) await deleteAllocations(tx, moving)

  const changed = new Map<string, StoredVisit>()
  const refused: RefusedChange[] = []
  for (const change of asked.changes.toSorted((a, b) => turnOf(a, visits) - turnOf(b, visits))) {
    const { appointmentId, start, ...rest } = change
    const before = visits.get(appointmentId) as StoredVisit
    try {
      const after = await changeVisit(tx, actor, before, {
        ...rest,
        ...(change.status === 'cancelled' ? { cancelReason: asked.cancelReason } : {}),
        start: start ? new Date(start) : undefined,
        override: asked.override,
        overrideReason: asked.overrideReason,
        notify: asked.notify,
        amongMany: true,
      })
      changed.set(appointmentId, after)
    } catch (error) {
      if (!(error instanceof Problem) || !ITS_OWN.has(error.code)) throw error
      const reasons = (error.members.reasons ?? []) as RefusedChange['reasons']
      refused.push({ appointmentId, code: error.code, detail: error.message, reasons })
    }
  }
  if (refused.length > 0)
    throw new Problem('changes-refused', `${refused.length} of ${asked.changes.length} can't`, { refused })
  const items = asked.changes.map((change) => changed.get(change.appointmentId) as StoredVisit)
  return { items: items.map((visit) => presentAppointment(visit, { isMember: true })) }
}

const moves = ({ start, durationMinutes, resourceIds }: Change): boolean =>
  start !== undefined || durationMinutes !== undefined || resourceIds !== undefined

/** What frees time comes first, then what says who serves it, then what takes whoever is left. */
function turnOf(change: Change, visits: ReadonlyMap<string, StoredVisit>): number {
  const status = change.status ?? visits.get(change.appointmentId)?.status ?? 'confirmed'
  if (!occupies(status)) return 0
  if (!moves(change)) return 1
  return change.resourceIds ? 2 : 3
}

/** Held until the end of the transaction, in the order of their ids: two such calls wait and never in a circle. */
async function requireVisits(tx: TenantTx, actor: Actor, changes: readonly Change[]) {
  const ids = changes.map((change) => change.appointmentId)
  await lockVisits(tx.db, ids)
  const visits = new Map((await selectVisitsById(tx.db, ids)).map((visit) => [visit.id, visit]))
  for (const id of ids) {
    const visit = visits.get(id)
    const subject = visit && subjectOf(tx.tenantId, visit)
    if (!subject || !can(actor, 'appointments.read', subject)) throw notFound('appointment')
    if (!can(actor, 'appointments.write', subject)) throw new Problem('forbidden')
  }
  return visits
}
