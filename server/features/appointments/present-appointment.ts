import { deadlinesOf } from '../../../domain/policies/index.ts'
import { instant } from '../../http/present.ts'
import { NAMELESS } from '../customers/nameless.ts'
import { presentAnswer } from '../questions/asked-questions.ts'
import type { StoredVisit } from './appointments.queries.ts'
import { servingOf } from './serving.ts'

/**
 * A visit as the API shows it; what is internal only to members of the business. What is kept of the customer isn't told
 * to a guest, not even what they said themselves: their link may be anywhere by now.
 */
export function presentAppointment(visit: StoredVisit, viewer: { isMember: boolean; isGuest?: boolean }) {
  const { cancelUntil, rescheduleUntil } = deadlinesOf(visit.start_at, visit.policies)
  const currency = visit.price_currency
  return {
    id: visit.id,
    status: visit.status,
    start: instant(visit.start_at),
    end: instant(visit.end_at),
    locationId: visit.location_id,
    timeZone: visit.time_zone,
    items: visit.items.map((item) => ({
      serviceId: item.service_id,
      name: item.name,
      start: instant(item.start_at),
      end: instant(item.end_at),
      price: { amount: item.price_amount, currency },
      addOns: item.add_ons.map(({ id, name, durationMinutes, priceAmount }) => ({
        id,
        name,
        durationMinutes,
        price: { amount: priceAmount, currency },
      })),
      resourceIds: servingOf(visit.allocations, item),
    })),
    package: visit.package_id ? { id: visit.package_id, name: visit.package_name ?? '' } : null,
    customer:
      visit.customer_id && visit.customer_id !== NAMELESS
        ? viewer.isMember
          ? { id: visit.customer_id, name: visit.customer_name ?? '' }
          : // whoever tries names at an address learns from the id neither who is of the household nor that there is one
            { id: visit.household_of ?? visit.customer_id, name: visit.attendee_name }
        : null,
    allocations: visit.allocations.map((l) => ({
      resourceId: l.resource_id,
      resourceName: l.resource_name,
      start: instant(l.occupied_start),
      end: instant(l.occupied_end),
    })),
    price: { amount: visit.price_amount, currency },
    customerNote: visit.customer_note,
    answers: visit.answers.filter(({ about }) => about === 'visit' || !viewer.isGuest).map(presentAnswer),
    policy: visit.policies.cancellation ?? '',
    cancelUntil: cancelUntil && instant(cancelUntil),
    rescheduleUntil: rescheduleUntil && instant(rescheduleUntil),
    ...(viewer.isMember
      ? {
          internalNotes: visit.internal_notes,
          overridden: visit.overridden,
          overrideReason: visit.override_reason,
          arrivedAt: visit.arrived_at && instant(visit.arrived_at),
          startedAt: visit.started_at && instant(visit.started_at),
          finishedAt: visit.finished_at && instant(visit.finished_at),
          isWalkIn: visit.is_walk_in,
          labels: visit.labels,
        }
      : {}),
    version: visit.version,
  }
}
