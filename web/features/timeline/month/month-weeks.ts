import { addDays } from '../../../app/temporal.ts'
import type { MonthDay } from './month.query.ts'

/** The weeks that a month touches, each of seven local dates, beginning with a weekday from 1 (Monday) to 7. */
export function weeksOf(date: string, firstWeekday: number): string[][] {
  const first = Temporal.PlainDate.from(date).with({ day: 1 })
  const last = first.with({ day: first.daysInMonth }).toString()
  let day = first.subtract({ days: (first.dayOfWeek - firstWeekday + 7) % 7 }).toString()
  const weeks: string[][] = []
  while (day <= last) {
    const from = day
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(from, i)))
    day = addDays(day, 7)
  }
  return weeks
}

/** How full a day is, in whole percent, 100 at most; null on days on which nobody works. */
export const fullness = ({ workingMinutes, bookedMinutes }: MonthDay): number | null =>
  workingMinutes === 0 ? null : Math.min(100, Math.round((bookedMinutes / workingMinutes) * 100))

export const isShownWhole = (day: MonthDay): boolean => day.visits <= day.first.length
