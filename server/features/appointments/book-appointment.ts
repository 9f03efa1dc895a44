import { randomBytes } from 'node:crypto'
import { type Action, type Actor, can, effectiveUser } from '../../../domain/access/index.ts'
import type { GivenAnswer } from '../../../domain/questions/index.ts'
import type { ReasonCode } from '../../../domain/scheduling/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { GUEST_PREFIX, hashToken } from '../../http/identify.ts'
import { toMinute } from '../../http/present.ts'
import { invalid, notFound, Problem } from '../../problem.ts'
import type { AskedVisit } from '../availability/asked.ts'
import { loadVisit } from '../availability/load-visit.ts'
import { storeAnswers } from '../questions/store-answers.ts'
import { type StoredVisit, selectConfirming, selectVisit } from './appointments.queries.ts'
import { assertMayChoose, assertRoomAhead, readForm } from './booking-terms.ts'
import { decideVisit } from './decide-visit.ts'
import { deleteHold, holdsSecret } from './hold-visit.ts'
import { claimCustomer, joinCustomer } from './join-customer.ts'
import { LostRace } from './lost-race.ts'
import { isMember } from './require-visit.ts'
import { servingOf } from './serving.ts'
import { storeVisit } from './store-visit.ts'

export interface AskedBooking {
  asked: AskedVisit
  start: Date
  customer?: { name: string; email?: string | undefined; phone?: string | undefined } | undefined
  customerId?: string | undefined
  hold?: { id: string; secret: string } | undefined
  customerNote?: string | undefined
  answers?: readonly GivenAnswer[] | undefined
  internalNotes?: string | undefined
  /** Stands at the desk: waits, or is served from now on. */
  walkIn?: 'waiting' | 'started' | undefined
  override?: readonly ReasonCode[] | undefined
  overrideReason?: string | undefined
  /** A visit that is taken over from another product: noted in the log with its batch, and nobody is told. */
  source?: 'import' | undefined
}

export interface Booked {
  visit: StoredVisit
  /** A guest's key to this visit alone; only its hash is kept. */
  manageToken?: string
}

/**
 * Books a visit, for every way in: authorise, load, let the domain decide, write. All of it is in the caller's
 * transaction, which answers with a booking or leaves nothing.
 * @throws Problem slot-taken, not-offered, not-found, forbidden, invalid-input; LostRace to be tried again
 */
export async function bookAppointment(tx: TenantTx, actor: Actor, booking: AskedBooking): Promise<Booked> {
  const member = isMember(actor)
  if (
    !member &&
    (booking.override || booking.overrideReason || booking.internalNotes !== undefined || booking.walkIn)
  )
    throw new Problem('forbidden')

  const hold = booking.hold ? await readHold(tx, booking.hold) : null
  const kept = hold?.hold_expires_at && hold.hold_expires_at > tx.now && isSameVisit(hold, booking)
  if (hold && !kept) await deleteHold(tx, hold.id)

  const token =
    effectiveUser(actor) || booking.source === 'import'
      ? null
      : `${GUEST_PREFIX}${randomBytes(32).toString('base64url')}`
  const visit = kept
    ? await confirmHold(tx, actor, hold, booking, token)
    : await bookAnew(tx, actor, booking, token)

  tx.event('appointment.booked', {
    appointmentId: visit.id,
    resourceIds: [...new Set(visit.allocations.map((l) => l.resource_id))],
    ...(booking.source && { source: booking.source }),
  })
  if (booking.source === 'import') return { visit }
  tx.audit({
    action: 'appointment.book',
    subjectType: 'appointment',
    subjectId: visit.id,
    reason: booking.overrideReason ?? null,
    details: {
      start: visit.start_at.toISOString(),
      end: visit.end_at.toISOString(),
      services: visit.items.map((i) => i.service_id),
      overridden: visit.overridden,
    },
  })
  return { visit, ...(token ? { manageToken: token } : {}) }
}

async function bookAnew(
  tx: TenantTx,
  actor: Actor,
  booking: AskedBooking,
  token: string | null,
): Promise<StoredVisit> {
  const member = isMember(actor)
  const { asked, start } = booking
  // the small one first: it carries the opening of the transaction, and the large one is prepared already
  const [customer, loaded] = await Promise.all([
    joinCustomer(tx, actor, booking),
    loadVisit(tx, asked, { span: { from: start, to: start }, publicOnly: !member, questions: true }),
  ])
  if (!member) assertMayChoose(asked, loaded)
  const serviceIds = loaded.items.map((item) => item.serviceId)
  const form = await readForm(tx, actor, booking, { ...loaded, serviceIds })
  const placement = await decideVisit(
    tx,
    asked,
    loaded,
    toMinute(start),
    member ? { override: new Set(booking.override) } : {},
  )
  const staff = placement.resourceIds.filter((id) => loaded.resources.get(id)?.kind === 'staff')
  const action = placement.overridden.length > 0 ? 'appointments.override' : 'appointments.book'
  authorise(tx, actor, action, { locationId: loaded.location.id, staffResourceIds: staff })
  await assertRoomAhead(tx, actor, customer, loaded.policies)
  const columns = {
    ...bookedColumns(actor, booking, token),
    status: statusOf(
      actor,
      loaded.services.some((s) => s.requires_approval),
    ),
    ...walkInColumns(tx, booking),
    override_reason: placement.overridden.length > 0 ? (booking.overrideReason ?? null) : null,
  }
  return storeVisit(tx, asked, loaded, placement, columns, customer, form)
}

/** Makes a live hold the booking: the time is its own already, so nothing is decided again. */
async function confirmHold(
  tx: TenantTx,
  actor: Actor,
  hold: StoredVisit,
  booking: AskedBooking,
  token: string | null,
): Promise<StoredVisit> {
  const staff = hold.allocations.filter((l) => l.resource_kind === 'staff').map((l) => l.resource_id)
  authorise(tx, actor, 'appointments.book', { locationId: hold.location_id, staffResourceIds: staff })
  const serviceIds = hold.items.map((item) => item.service_id)
  const [customer, { requires_approval, questions }] = await Promise.all([
    joinCustomer(tx, actor, booking),
    selectConfirming(tx.db, serviceIds),
  ])
  const form = await readForm(tx, actor, booking, { serviceIds, policies: hold.policies, questions })
  await assertRoomAhead(tx, actor, customer, hold.policies)
  const confirmed = {
    ...bookedColumns(actor, booking, token),
    customer_id: customer.id,
    attendee_name: customer.name,
    status: statusOf(actor, requires_approval),
    hold_expires_at: null,
    hold_secret_hash: null,
    holder_hash: null,
    version: hold.version + 1,
  }
  const [, done] = await Promise.all([
    claimCustomer(tx, customer),
    tx.db
      .updateTable('appointments')
      .set({ ...confirmed, updated_at: tx.now })
      .where('id', '=', hold.id)
      .where('status', '=', 'held')
      .executeTakeFirst(),
    storeAnswers(tx, hold.id, customer.id, form),
  ])
  if (done.numUpdatedRows === 0n) throw new LostRace()
  return {
    ...hold,
    ...confirmed,
    customer_name: customer.storedName,
    household_of: customer.householdOf,
    answers: form.answers,
  }
}

/** A member's booking needs nobody's approval. */
const statusOf = (actor: Actor, mustApprove: boolean) =>
  mustApprove && !isMember(actor) ? ('pending' as const) : ('confirmed' as const)

const bookedColumns = (actor: Actor, booking: AskedBooking, token: string | null) => ({
  customer_note: booking.customerNote ?? '',
  internal_notes: booking.internalNotes ?? '',
  manage_token_hash: token ? hashToken(token) : null,
  source: booking.source ?? (isMember(actor) ? ('staff' as const) : ('online' as const)),
  booked_by_user_id: effectiveUser(actor)?.id ?? null,
})

/**
 * Who walked in has been here since the visit's start where that is past: it is noted when there is a moment for it.
 * @throws Problem invalid-input for one that is served before its start
 */
function walkInColumns(tx: TenantTx, { walkIn, start }: AskedBooking) {
  if (!walkIn) return {}
  if (walkIn === 'started' && start > tx.now) throw invalid('walkIn', 'a visit that starts later must wait')
  const since = start < tx.now ? start : tx.now
  return {
    is_walk_in: true,
    arrived_at: since,
    ...(walkIn === 'started' ? { status: 'in_progress' as const, started_at: since } : {}),
  }
}

/** A hold whose secret is wrong doesn't exist; one that is gone already is none. */
async function readHold(
  tx: TenantTx,
  { id, secret }: { id: string; secret: string },
): Promise<StoredVisit | null> {
  const hold = await selectVisit(tx.db, id)
  if (!hold) return null
  if (hold.status !== 'held' || !holdsSecret(hold, secret)) throw notFound('hold')
  return hold
}

function isSameVisit(hold: StoredVisit, { asked, start }: AskedBooking): boolean {
  if (hold.start_at.getTime() !== start.getTime()) return false
  if (asked.locationId && asked.locationId !== hold.location_id) return false
  if (hold.package_id !== (asked.packageId ?? null)) return false
  if (!asked.packageId && hold.items.length !== asked.items.length) return false
  if (!haveSameAddOns(hold, asked)) return false
  const serving = (position: number) => {
    const item = hold.items[position]
    return item ? servingOf(hold.allocations, item) : []
  }
  const all = hold.allocations.map((l) => l.resource_id)
  return (
    (asked.resourceIds ?? []).every((id) => all.includes(id)) &&
    asked.items.every(
      (item, n) =>
        item.serviceId === hold.items[n]?.service_id &&
        (item.resourceIds ?? []).every((id) => serving(n).includes(id)),
    )
  )
}

/** Exactly what is asked for goes with it, and in an item what is asked for in that item. */
function haveSameAddOns(hold: StoredVisit, asked: AskedVisit): boolean {
  const held = hold.items.map((item) => item.add_ons.map(({ id }) => id))
  const inItems = asked.items.map((item) => [...new Set(item.addOnIds)])
  if (!inItems.every((ids, n) => ids.every((id) => held[n]?.includes(id)))) return false
  const named = inItems.reduce((sum, ids) => sum + ids.length, 0)
  const others = (asked.addOnIds ?? []).filter((id) => !inItems.some((ids) => ids.includes(id)))
  return (
    others.every((id) => held.some((ids) => ids.includes(id))) && named + others.length === held.flat().length
  )
}

/** Staff book on the calendars they write on; everyone else as the table says. */
function authorise(
  tx: TenantTx,
  actor: Actor,
  action: Action,
  where: { locationId: string; staffResourceIds: string[] },
) {
  const subject = { ...where, tenantId: tx.tenantId, customerId: effectiveUser(actor)?.customerId ?? null }
  if (!can(actor, action, subject)) throw new Problem('forbidden')
}
