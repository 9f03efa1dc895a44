import type { PublicPackage, PublicService } from './booking.queries.ts'
import type { Booking, ChosenService } from './booking-state.ts'

interface ChosenItem extends ChosenService {
  service: PublicService
  addOns: PublicService['addOns']
}

/** What a booking consists of: its services with what is added, and elapsed minutes and minor units of all of it. */
export function totalOf(
  booking: Booking,
  services: readonly PublicService[],
  packages: readonly PublicPackage[],
) {
  const items = booking.services.flatMap((one): ChosenItem[] => {
    const service = services.find(({ id }) => id === one.serviceId)
    return service
      ? [{ ...one, service, addOns: service.addOns.filter(({ id }) => one.addOnIds.includes(id)) }]
      : []
  })
  const chosen = packages.find(({ id }) => id === booking.packageId)
  const extras = items.flatMap(({ addOns }) => addOns)
  const own = chosen?.price.amount ?? items.reduce((sum, { service }) => sum + service.price.amount, 0)
  return {
    items,
    package: chosen,
    minutes: [...items.map(({ service }) => service), ...extras].reduce(
      (sum, one) => sum + one.durationMinutes,
      0,
    ),
    price: {
      amount: extras.reduce((sum, one) => sum + one.price.amount, own),
      currency: items[0]?.service.price.currency ?? '',
    },
  }
}
