import { addDays, mondayOf, startOfDay } from '../../app/temporal.ts'

export const VIEWS = ['day', 'three', 'week'] as const
export type View = (typeof VIEWS)[number]

const DAYS: Record<View, number> = { day: 1, three: 3, week: 7 }

/** The local dates that a view shows around a date; `last` is included. */
export function datesOf(view: View, date: string): { first: string; last: string } {
  const first = view === 'week' ? mondayOf(date) : date
  return { first, last: addDays(first, DAYS[view] - 1) }
}

/** The date of the view before (-1) or after (1). */
export const turned = (view: View, date: string, by: -1 | 1): string => addDays(date, by * DAYS[view])

/** A view's first and last instant in a zone, half-open. */
export function windowOf(view: View, date: string, timeZone: string): { from: string; to: string } {
  const { first, last } = datesOf(view, date)
  return { from: startOfDay(first, timeZone), to: startOfDay(addDays(last, 1), timeZone) }
}
