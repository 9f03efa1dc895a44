import { serverNow } from '../../app/server-clock.ts'
import { dateIn } from '../../app/temporal.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { turned, VIEWS, type View } from './calendar-window.ts'

const KEY = 'smooth.calendar.view'
const DATE = /^\d{4}-\d{2}-\d{2}$/

const isView = (value: unknown): value is View => VIEWS.includes(value as View)
const remembered = (): View => {
  const view = localStorage.getItem(KEY)
  return isView(view) ? view : 'day'
}

/** Which days are shown. Both are in the address; the view is remembered here as well. */
export function useCalendarView(timeZone: string) {
  const [askedDate, setDate] = useUrlState('date')
  const [askedView, setAskedView] = useUrlState('view')
  const view = isView(askedView) ? askedView : remembered()
  const today = dateIn(timeZone, serverNow())
  const date = askedDate && DATE.test(askedDate) && !Number.isNaN(Date.parse(askedDate)) ? askedDate : today
  return {
    view,
    date,
    today,
    setDate: (next: string) => setDate(next === today ? undefined : next, { replace: true }),
    setView: (next: View) => {
      localStorage.setItem(KEY, next)
      setAskedView(next, { replace: true })
    },
    turn: (by: -1 | 1) => setDate(turned(view, date, by), { replace: true }),
  }
}

export type CalendarView = ReturnType<typeof useCalendarView>
