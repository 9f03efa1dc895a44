import { type Actor, can, effectiveUser } from '../../../domain/access/index.ts'
import type { GivenAnswer } from '../../../domain/questions/index.ts'
import type { ReasonCode } from '../../../domain/scheduling/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import type { Status } from '../../database/tenant-tables.ts'
import { Problem } from '../../problem.ts'
import { requireLabels } from '../labels/require-labels.ts'
import { changeVisitAnswers } from '../questions/change-answers.ts'
import { type StoredVisit, selectVisit } from './appointments.queries.ts'
import { assertInTime } from './booking-terms.ts'
import { markVisit } from './mark-visit.ts'
import { moveVisit } from './move-visit.ts'
import { presentAppointment } from './present-appointment.ts'
import { isMember, requireVisit, subjectOf, viewerOf } from './require-visit.ts'
import { isOpen, mayBecome, occupies } from './status.ts'
import { queueTelling } from './tell-customer.ts'

export interface AskedChange {
  version: number
  start?: Date | undefined
  durationMinutes?: number | undefined
  resourceIds?: readonly string[] | undefined
  status?: Status | undefined
  customerNote?: string | undefined
  internalNotes?: string | undefined
  arrived?: boolean | undefined
  /** Exactly these; those that it has may be archived by now. */
  labelIds?: readonly string[] | undefined
  answers?: readonly GivenAnswer[] | undefined
  cancelReason?: string | undefined
  override?: readonly ReasonCode[] | undefined
  overrideReason?: string | undefined
  /** Mails the customer where its time, its people or its being cancelled changes. */
  notify?: boolean | undefined
  /** Others change with it: no next free times are looked for. */
  amongMany?: boolean | undefined
}

/**
 * Moves, resizes, reassigns, marks or annotates a visit, in the caller's transaction.
 * @throws Problem not-found, forbidden, stale, wrong-status, slot-taken, not-offered; LostRace to be tried again
 */
export async function changeAppointment(
  tx: TenantTx,
  actor: Actor,
  id: string,
  asked: AskedChange,
): Promise<StoredVisit> {
  return changeVisit(tx, actor, await requireVisit(tx, actor, 'appointments.write', id), asked)
}

/** The same for a visit that has been read already, and that the actor may write. */
export async function changeVisit(
  tx: TenantTx,
  actor: Actor,
  before: StoredVisit,
  asked: AskedChange,
): Promise<StoredVisit> {
  const { id } = before
  authorise(actor, asked)
  if (before.version !== asked.version) throw stale(before, actor)
  if (before.status === 'held')
    throw new Problem('wrong-status', 'A hold is confirmed or released, not changed')

  if (asked.labelIds) await requireLabels(tx, asked.labelIds, before.label_ids)
  const status = asked.status ?? before.status
  if (asked.arrived && !isOpen(status))
    throw new Problem('wrong-status', `Nobody arrives for a visit that is ${status}`)

  const claimed = await tx.db
    .updateTable('appointments')
    .set({
      version: before.version + 1,
      updated_at: tx.now,
      ...(asked.customerNote !== undefined && { customer_note: asked.customerNote }),
      ...(asked.internalNotes !== undefined && { internal_notes: asked.internalNotes }),
      ...(asked.arrived !== undefined && {
        arrived_at: asked.arrived ? (before.arrived_at ?? tx.now) : null,
      }),
      ...(asked.labelIds && { label_ids: [...new Set(asked.labelIds)] }),
    })
    .where('id', '=', id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (claimed.numUpdatedRows === 0n) throw stale((await selectVisit(tx.db, id)) ?? before, actor)

  if (!mayBecome(before.status, status))
    throw new Problem('wrong-status', `A visit that is ${before.status} can't become ${status}`)
  const moves =
    asked.start !== undefined || asked.durationMinutes !== undefined || asked.resourceIds !== undefined
  if (moves && !occupies(status))
    throw new Problem('wrong-status', `A visit that is ${status} can't be moved`)
  // undoing a completion may give back what that freed
  if (moves && status === 'completed' && before.status === 'completed')
    throw new Problem('wrong-status', "A visit that is completed can't be moved")

  if (!isMember(actor)) {
    if (status === 'cancelled' && before.status !== 'cancelled') assertInTime(tx.now, before, 'cancel')
    if (moves) assertInTime(tx.now, before, 'reschedule')
  }
  if (asked.answers) {
    const serviceIds = before.items.map((item) => item.service_id)
    await changeVisitAnswers(tx, { id, serviceIds }, asked.answers)
  }
  if (moves) await moveVisit(tx, actor, before, asked)
  if (status !== before.status)
    await markVisit(tx, before, status, { reason: asked.cancelReason, moved: moves })

  const after = (await selectVisit(tx.db, id)) as StoredVisit
  // a visit may not be pushed onto a calendar that one doesn't write on
  if (moves && !can(actor, 'appointments.write', subjectOf(tx.tenantId, after)))
    throw new Problem('forbidden')
  record(tx, before, after, asked, moves)
  const isCancelled = after.status === 'cancelled' && before.status !== 'cancelled'
  if (asked.notify && after.customer_id && (moves || isCancelled)) queueTelling(tx, id)
  return after
}

function authorise(actor: Actor, asked: AskedChange) {
  if (isMember(actor)) return
  const internal =
    asked.override ??
    asked.overrideReason ??
    asked.internalNotes ??
    asked.durationMinutes ??
    asked.arrived ??
    asked.labelIds ??
    asked.notify ??
    asked.answers
  if (internal !== undefined) throw new Problem('forbidden')
  if (asked.status !== undefined && asked.status !== 'cancelled') throw new Problem('forbidden')
}

const stale = (current: StoredVisit, actor: Actor) =>
  new Problem('stale', 'It has changed since you read it', {
    current: presentAppointment(current, viewerOf(actor)),
  })

function record(tx: TenantTx, before: StoredVisit, after: StoredVisit, asked: AskedChange, moved: boolean) {
  const data = {
    appointmentId: after.id,
    resourceIds: [...new Set([...before.allocations, ...after.allocations].map((l) => l.resource_id))],
    version: after.version,
  }
  if (moved) tx.event('appointment.moved', data)
  if (before.status !== after.status) {
    tx.event(after.status === 'cancelled' ? 'appointment.cancelled' : 'appointment.marked', {
      ...data,
      status: after.status,
    })
  }
  if (!moved && before.status === after.status) tx.event('appointment.updated', data)
  const facts = (visit: StoredVisit) => ({
    status: visit.status,
    start: visit.start_at.toISOString(),
    end: visit.end_at.toISOString(),
    resources: visit.allocations.map((l) => l.resource_id),
    arrivedAt: visit.arrived_at?.toISOString() ?? null,
    labels: visit.label_ids,
    ...(asked.answers ? { answers: visit.answers } : {}),
  })
  tx.audit({
    action: moved
      ? 'appointment.move'
      : before.status === after.status
        ? 'appointment.update'
        : `appointment.${after.status}`,
    subjectType: 'appointment',
    subjectId: after.id,
    reason: asked.overrideReason ?? asked.cancelReason ?? null,
    details: { before: facts(before), after: facts(after), overridden: after.overridden },
  })
}

/** Whose visit it is when a customer asks; for lists. */
export const ownCustomerId = (actor: Actor): string | null => effectiveUser(actor)?.customerId ?? null
