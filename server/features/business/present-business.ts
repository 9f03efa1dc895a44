import type { Answer } from '../../../contract/index.ts'
import { wallTime } from '../catalog/hours-format.ts'
import { rulesOf } from './booking-rules.ts'
import type { BusinessRow, PlaceRow } from './business.queries.ts'

/** The business as its customers see it; opening hours are those of the default location. */
export function presentBusiness(slug: string, row: BusinessRow, places: PlaceRow[]): Answer<'GET /business'> {
  const hours = places.find((place) => place.is_default)?.weekly_hours ?? []
  return {
    slug,
    name: row.name,
    timeZone: row.time_zone,
    currency: row.currency,
    locale: row.locale,
    country: row.country,
    published: row.published_at !== null,
    branding: row.branding,
    bookingRules: rulesOf(row.booking_rules),
    address: row.address,
    phone: row.phone,
    openingHours: hours.map(({ weekday, start, end }) => ({
      weekday,
      start: wallTime(start),
      end: wallTime(end),
    })),
    locations: places.map((place) => ({
      id: place.id,
      name: place.name,
      timeZone: place.time_zone,
      address: place.address,
      isDefault: place.is_default,
    })),
    policies: row.policies,
    version: row.version,
  }
}
