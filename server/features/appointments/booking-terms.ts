import { type Actor, effectiveUser } from '../../../domain/access/index.ts'
import { deadlinesOf, type Policies } from '../../../domain/policies/index.ts'
import type { TenantReadTx, TenantTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { type FieldError, invalid, Problem } from '../../problem.ts'
import type { AskedVisit } from '../availability/asked.ts'
import { couldServe, type LoadedVisit } from '../availability/load-visit.ts'
import { type AskedQuestion, questionsOf, readAnswers } from '../questions/asked-questions.ts'
import type { FilledForm } from '../questions/store-answers.ts'
import { countUpcoming, lockCustomer, type StoredVisit } from './appointments.queries.ts'
import type { AskedBooking } from './book-appointment.ts'
import type { JoinedCustomer } from './join-customer.ts'
import { isMember, viewerOf } from './require-visit.ts'

/**
 * Where the business chooses who serves a visit, its customers may not ask for a person. Whoever is asked for in the
 * visit as a whole, as in a package, may be given any service that they can serve: each of them has to allow it.
 * @throws Problem invalid-input
 */
export function assertMayChoose(
  asked: AskedVisit,
  { services, resources, mayChoose }: Pick<LoadedVisit, 'services' | 'resources' | 'mayChoose'>,
): void {
  const isStaff = (id: string) => resources.get(id)?.kind === 'staff'
  const couldGetUnasked = (id: string) => {
    const row = resources.get(id)
    return services.some(
      ({ requirements }, at) => !mayChoose[at] && row && requirements.some((need) => couldServe(row, need)),
    )
  }
  const refuse = (path: string) => {
    throw invalid(path, 'who serves you is chosen by the business')
  }
  const people = asked.resourceIds?.filter(isStaff) ?? []
  if (people.some((id) => !mayChoose.includes(true) || couldGetUnasked(id))) refuse('resourceIds')
  services.forEach((_, at) => {
    if (!mayChoose[at] && asked.items[at]?.resourceIds?.some(isStaff)) refuse(`services.${at}.resourceIds`)
  })
}

/**
 * What was filled in with a booking: its answers, to be kept. Members leave open what they like.
 * `serviceIds` are those of the visit itself: whoever books a package names none.
 * @throws Problem invalid-input, with an entry for everything that is missing or wrong
 */
export async function readForm(
  tx: TenantReadTx,
  actor: Actor,
  booking: AskedBooking,
  {
    serviceIds,
    policies,
    questions,
  }: { serviceIds: readonly string[]; policies: Policies; questions: readonly AskedQuestion[] },
): Promise<FilledForm> {
  const member = isMember(actor)
  const asked = questionsOf(questions, { serviceIds, online: !member })
  const { kept, errors } = readAnswers(asked, booking.answers ?? [], { isMember: member })
  const all = [...(member ? [] : await missingFields(tx, actor, booking, policies)), ...errors]
  if (all.length > 0)
    throw new Problem('invalid-input', all.map(({ path, message }) => `${path}: ${message}`).join('; '), {
      errors: all,
    })
  return { answers: kept, isGuest: viewerOf(actor).isGuest }
}

async function missingFields(
  tx: TenantReadTx,
  actor: Actor,
  { customer, customerNote }: AskedBooking,
  { requirePhone, requireNote }: Policies,
): Promise<FieldError[]> {
  const needed = (path: string) => ({ path, message: 'is needed' })
  return [
    ...(requirePhone && !customer?.phone && !(await hasPhone(tx, actor)) ? [needed('customer.phone')] : []),
    ...(requireNote && !customerNote ? [needed('customerNote')] : []),
  ]
}

/** A customer with an account need not give again what the business has. */
async function hasPhone({ db }: TenantReadTx, actor: Actor): Promise<boolean> {
  const customerId = effectiveUser(actor)?.customerId
  if (!customerId) return false
  const row = await db.selectFrom('customers').select('phone').where('id', '=', customerId).executeTakeFirst()
  return Boolean(row?.phone)
}

/**
 * A customer has only so many visits ahead of them; members may give them more.
 * @throws Problem too-many-upcoming with `max`
 */
export async function assertRoomAhead(
  { db, now }: TenantTx,
  actor: Actor,
  customer: JoinedCustomer,
  { maxUpcomingPerCustomer: max }: Policies,
): Promise<void> {
  if (max === undefined || customer.isNew || isMember(actor)) return
  // two statements, one round trip: the second one sees what was booked while the first one waited
  const [, { count }] = await Promise.all([
    lockCustomer(db, customer.id),
    countUpcoming(db, customer.id, now),
  ])
  if (Number(count) >= max)
    throw new Problem('too-many-upcoming', `One customer may have ${max} visits ahead`, { max })
}

/**
 * Customers change a visit themselves until a while before it: as it was agreed when it was booked.
 * @throws Problem too-late with `until`
 */
export function assertInTime(now: Date, visit: StoredVisit, what: 'cancel' | 'reschedule'): void {
  const { cancelUntil, rescheduleUntil } = deadlinesOf(visit.start_at, visit.policies)
  const until = what === 'cancel' ? cancelUntil : rescheduleUntil
  if (until && now > until)
    throw new Problem('too-late', `This was possible until ${instant(until)}`, { until: instant(until) })
}
