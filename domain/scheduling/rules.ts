import { BIT } from './codes.ts'
import { dayNumber, localDate, midnightOf } from './local-time.ts'
import type { Obstacle } from './obstacles.ts'
import type { Plan } from './plan.ts'
import type { EpochMinute } from './types.ts'

/** The first start that notice allows: the strictest of the items. */
export function firstBookable({ visit }: Plan, now: EpochMinute): EpochMinute {
  return now + Math.max(0, ...visit.items.map(({ service }) => service.noticeMinutes))
}

/**
 * The end of the last local date that can be booked: the strictest of the items.
 *
 * @param until nothing after this is asked about: where the limit is certainly later, the zone needn't be asked
 */
export function bookableUntil({ visit, location }: Plan, now: EpochMinute, until: EpochMinute): EpochMinute {
  const days = bookingWindow(visit.items)
  // Elapsed time and the clock differ by less than a day, across a change of the date line too.
  if (until <= now + (days - 1) * 1440) return until
  return midnightOf(dayNumber(localDate(now, location.timeZone)) + days + 1, location.timeZone)
}

/** What notice and booking window have against a start, whoever serves it. */
export function ruleObstacles(plan: Plan, start: EpochMinute, now: EpochMinute): Obstacle[] {
  const found: Obstacle[] = []
  if (start < now) {
    found.push({ bits: BIT.past, code: 'past', detail: () => 'The time is in the past' })
  } else if (start < firstBookable(plan, now)) {
    const notice = firstBookable(plan, now) - now
    const detail = () => `Needs ${notice} minutes of notice`
    found.push({ bits: BIT.notice, code: 'notice', detail })
  }
  if (start >= bookableUntil(plan, now, start + 1)) {
    const detail = () => `Can be booked at most ${bookingWindow(plan.visit.items)} days ahead`
    found.push({ bits: BIT.window, code: 'window', detail })
  }
  return found
}

function bookingWindow(items: Plan['visit']['items']): number {
  return Math.min(...items.map(({ service }) => service.bookingWindowDays))
}
