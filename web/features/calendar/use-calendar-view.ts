import { serverNow } from '../../app/server-clock.ts'
import { dateIn } from '../../app/temporal.ts'
import { useSetUrl, useUrlState } from '../workspace/use-url-state.ts'
import { turned, VIEWS, type View } from './calendar-window.ts'
import { useRemembered } from './use-remembered.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** The ways to look at the days: rows by resource, columns by person, a month's days, a list. */
export const SHAPES = ['timeline', 'day', 'week', 'month', 'agenda'] as const
export type Shape = (typeof SHAPES)[number]

/** The days that a way of looking has of its own; the others show as many as one chooses. */
const OWN_DAYS: Partial<Record<Shape, View>> = { day: 'day', week: 'week', month: 'month' }

/** Which days are shown, and how. All of it is in the address; the way is remembered here as well. */
export function useCalendarView(timeZone: string) {
  const setUrl = useSetUrl()
  const [askedDate] = useUrlState('date')
  const [shape, setShape] = useRemembered('as', SHAPES)
  const [chosen, setView] = useRemembered('view', VIEWS)
  const view = OWN_DAYS[shape] ?? chosen
  const today = dateIn(timeZone, serverNow())
  const date = askedDate && isDate(askedDate) ? askedDate : today
  const inAddress = (next: string) => (next === today ? undefined : next)
  return {
    shape,
    /** Whether one chooses how many days there are. */
    choosesDays: OWN_DAYS[shape] === undefined,
    view,
    date,
    today,
    setShape,
    setView,
    setDate: (next: string) => setUrl({ date: inAddress(next), find: undefined }),
    /** Another way of looking at another day, in one step; with more that the address says. */
    goTo: (next: Shape, day: string, more: Record<string, string | undefined> = {}) =>
      setUrl({ as: next, date: inAddress(day), ...more }),
    turn: (by: -1 | 1) => setUrl({ date: inAddress(turned(view, date, by)), find: undefined }),
  }
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export type CalendarView = ReturnType<typeof useCalendarView>
