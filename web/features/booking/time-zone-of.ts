import type { Answer } from '../../../contract/index.ts'
import type { Booking } from './booking-state.ts'

/** The zone of the place that the visit is at: the chosen location's, or the default one's. */
export function timeZoneOf(business: Answer<'GET /business'>, booking: Booking): string {
  const { locations } = business
  const location =
    locations.find((one) => one.id === booking.locationId) ?? locations.find((one) => one.isDefault)
  return location?.timeZone ?? business.timeZone
}
