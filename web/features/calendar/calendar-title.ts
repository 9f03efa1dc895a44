import { formatDate } from '../../ui/format-time.ts'
import { formatDateRange } from '../workspace/format.ts'
import { datesOf } from './calendar-window.ts'
import type { CalendarView } from './use-calendar-view.ts'

/** The days on screen in words. */
export function titleOf({ view, date }: CalendarView): string {
  const { first, last } = datesOf(view, date)
  return first === last ? formatDate(first) : formatDateRange(first, last)
}
