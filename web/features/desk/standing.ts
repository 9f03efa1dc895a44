import type { DayVisit } from './api/today.ts'

/** Where a visit stands at the desk, in the order of the page. */
export const STANDINGS = ['waiting', 'inService', 'toCome', 'done', 'noShow', 'cancelled'] as const
export type Standing = (typeof STANDINGS)[number]

type Facts = Pick<DayVisit, 'status' | 'start' | 'end' | 'arrivedAt' | 'startedAt'>

const MINUTE = 60_000

export function standingOf(visit: Pick<Facts, 'status' | 'arrivedAt'>): Standing {
  switch (visit.status) {
    case 'in_progress':
      return 'inService'
    case 'completed':
      return 'done'
    case 'no_show':
      return 'noShow'
    case 'cancelled':
      return 'cancelled'
    default:
      return visit.arrivedAt ? 'waiting' : 'toCome'
  }
}

/** What the clock makes of a visit, in whole minutes that are over; null: nothing to say. */
export type Clock = { says: 'waiting' | 'late' | 'over'; minutes: number } | null

/** Who waits since when, who is late, whose visit goes on past its end. `now` in epoch milliseconds. */
export function clockOf(visit: Facts, now: number): Clock {
  const since = (instant: string) => Math.floor((now - Date.parse(instant)) / MINUTE)
  switch (standingOf(visit)) {
    case 'waiting':
      return { says: 'waiting', minutes: Math.max(0, since(visit.arrivedAt ?? visit.start)) }
    case 'toCome':
      return since(visit.start) > 0 ? { says: 'late', minutes: since(visit.start) } : null
    case 'inService':
      return since(visit.end) > 0 ? { says: 'over', minutes: since(visit.end) } : null
    default:
      return null
  }
}
