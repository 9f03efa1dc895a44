import type { Calendars } from './calendars.ts'
import { BIT } from './codes.ts'
import { dayNumber, localDate, midnightOf } from './local-time.ts'
import type { Obstacle } from './obstacles.ts'
import { locationOf } from './plan.ts'
import type { EpochMinute, Visit } from './types.ts'

/** The first start that notice allows: the strictest of the items. */
export function firstBookable(visit: Visit, now: EpochMinute): EpochMinute {
  return now + Math.max(0, ...visit.items.map(({ service }) => service.noticeMinutes))
}

/** The end of the last local date that can be booked, the strictest of the items, or `until` when that is earlier. */
export function bookableUntil(
  visit: Visit,
  calendars: Calendars,
  now: EpochMinute,
  until: EpochMinute,
): EpochMinute {
  const days = bookingWindow(visit)
  const { timeZone } = locationOf(visit, calendars)
  // No zone need be asked where the limit is certainly later: the clock differs from elapsed time by a day at most.
  if (until <= now + (days - 1) * 1440) return until
  return Math.min(until, midnightOf(dayNumber(localDate(now, timeZone)) + days + 1, timeZone))
}

/** What notice and booking window have against a start, whoever serves it. */
export function ruleObstacles(
  visit: Visit,
  calendars: Calendars,
  start: EpochMinute,
  now: EpochMinute,
): Obstacle[] {
  const found: Obstacle[] = []
  if (start < now) {
    found.push({ bits: BIT.past, code: 'past', detail: () => 'The time is in the past' })
  } else if (start < firstBookable(visit, now)) {
    const notice = firstBookable(visit, now) - now
    const detail = () => `Needs ${notice} minutes of notice`
    found.push({ bits: BIT.notice, code: 'notice', detail })
  }
  if (start >= bookableUntil(visit, calendars, now, start + 1)) {
    const detail = () => `Can be booked at most ${bookingWindow(visit)} days ahead`
    found.push({ bits: BIT.window, code: 'window', detail })
  }
  return found
}

function bookingWindow({ items }: Visit): number {
  return Math.min(...items.map(({ service }) => service.bookingWindowDays))
}
