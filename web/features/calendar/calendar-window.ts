import { addDays, mondayOf, startOfDay } from '../../app/temporal.ts'

export const VIEWS = ['day', 'three', 'week', 'month'] as const
export type View = (typeof VIEWS)[number]

const DAYS: Record<Exclude<View, 'month'>, number> = { day: 1, three: 3, week: 7 }
/** Days that are read at once. More would keep a screen of five hundred rows waiting for what it doesn't show. */
const AT_ONCE = 7

/** Instants, half-open. */
export interface Window {
  from: string
  to: string
}

/** The local dates that a view shows around a date; `last` is included. */
export function datesOf(view: View, date: string): { first: string; last: string } {
  if (view === 'month') {
    const day = Temporal.PlainDate.from(date)
    return { first: day.with({ day: 1 }).toString(), last: day.with({ day: day.daysInMonth }).toString() }
  }
  const first = view === 'week' ? mondayOf(date) : date
  return { first, last: addDays(first, DAYS[view] - 1) }
}

/** The date of the view before (-1) or after (1). */
export const turned = (view: View, date: string, by: -1 | 1): string =>
  view === 'month'
    ? Temporal.PlainDate.from(date).add({ months: by }).toString()
    : addDays(date, by * DAYS[view])

/** A view's first and last instant in a zone, half-open. */
export function windowOf(view: View, date: string, timeZone: string): Window {
  const { first, last } = datesOf(view, date)
  return { from: startOfDay(first, timeZone), to: startOfDay(addDays(last, 1), timeZone) }
}

/** A view's local days as instants of a zone. */
export function daysOf(view: View, date: string, timeZone: string) {
  const { first, last } = datesOf(view, date)
  const days: { date: string; start: string; end: string }[] = []
  for (let day = first; day <= last; day = addDays(day, 1))
    days.push({ date: day, start: startOfDay(day, timeZone), end: startOfDay(addDays(day, 1), timeZone) })
  return days
}

/** What a view of these days is read in: windows of whole days, one after another. */
export function windowsOf(days: ReturnType<typeof daysOf>): Window[] {
  const windows: Window[] = []
  for (let i = 0; i < days.length; i += AT_ONCE) {
    const part = days.slice(i, i + AT_ONCE)
    windows.push({ from: part[0]?.start ?? '', to: part.at(-1)?.end ?? '' })
  }
  return windows
}
