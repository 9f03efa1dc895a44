import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { StoredVisit } from './appointments.queries.ts'

/**
 * One visit as an iCalendar file. The UID stays through moves and SEQUENCE grows, so that a calendar program updates
 * the entry instead of adding one. Times are in UTC: every program shows them in its own zone.
 */
export function calendarFile(
  visit: StoredVisit,
  business: { name: string; address: string },
  now: Date,
): string {
  const calendar = ical({
    prodId: { company: 'SmoothSchedule', product: 'SmoothSchedule' },
    method: visit.status === 'cancelled' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${visit.id}@smoothschedule`,
    sequence: visit.version - 1,
    stamp: now,
    start: visit.start_at,
    end: visit.end_at,
    summary: `${visit.items.map((item) => item.name).join(', ')} – ${business.name}`,
    location: business.address || null,
    status:
      visit.status === 'cancelled'
        ? ICalEventStatus.CANCELLED
        : visit.status === 'pending'
          ? ICalEventStatus.TENTATIVE
          : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
