import type { BookingRules } from '../../database/tenant-tables.ts'

/** What binds a service that has no rule of its own in a business that has none either. */
const DEFAULTS: Required<BookingRules> = { slotIntervalMinutes: 15, noticeMinutes: 0, bookingWindowDays: 365 }

/** The rules of a business, each one given. */
export const rulesOf = (own: BookingRules): Required<BookingRules> => ({ ...DEFAULTS, ...own })
