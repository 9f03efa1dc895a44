import type { Appointment, BookingBody } from '../appointments/api/appointments.ts'

/**
 * A like visit at another time: the same customer, services and extras. On a row it is with whoever the row is of; else
 * with the same people and rooms.
 * @param start RFC 3339
 */
export function likeVisit(visit: Appointment, start: string, resourceId?: string): BookingBody {
  const resourceIds = resourceId
    ? [resourceId]
    : [...new Set(visit.allocations.map((allocation) => allocation.resourceId))]
  return {
    ...(visit.package
      ? { packageId: visit.package.id }
      : {
          services: visit.items.map((item) => ({
            serviceId: item.serviceId,
            ...(item.addOns.length > 0 ? { addOnIds: item.addOns.map((one) => one.id) } : {}),
          })),
        }),
    start,
    resourceIds,
    locationId: visit.locationId,
    ...(visit.customer ? { customerId: visit.customer.id } : {}),
  }
}
