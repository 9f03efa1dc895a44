import { dateOfDay, dayNumber, weekdayOf } from './local-time.ts'

/** How a block repeats: every so many days, weeks (on these weekdays, 1 is Monday) or months, until a date or a count. */
interface Repeat {
  every: 'day' | 'week' | 'month'
  interval: number
  weekdays?: readonly number[] | undefined
  /** The last local date that may begin one. */
  until?: string | undefined
  count?: number | undefined
}

export const MOST_REPETITIONS = 400
/** Two years. */
const LONGEST_DAYS = 731

/**
 * The local dates (YYYY-MM-DD) on which a repetition that begins on `first` begins, in order. Weeks are counted from
 * the Monday of `first`; of a month that is too short it is the last day. Null where there would be too many, or some
 * more than two years after the first.
 */
export function repetitions(first: string, repeat: Repeat): string[] | null {
  const start = dayNumber(first)
  const dates: string[] = []
  for (const day of candidates(first, repeat)) {
    if (day < start) continue
    const date = dateOfDay(day)
    if (repeat.until !== undefined && date > repeat.until) return dates
    if (repeat.count !== undefined && dates.length === repeat.count) return dates
    if (day - start > LONGEST_DAYS || dates.length === MOST_REPETITIONS) return null
    dates.push(date)
  }
  return dates
}

function* candidates(first: string, { every, interval, weekdays }: Repeat): Generator<number> {
  const start = dayNumber(first)
  if (every === 'month') {
    const date = Temporal.PlainDate.from(first)
    for (let n = 0; ; n += interval) yield dayNumber(date.add({ months: n }).toString())
  }
  if (every === 'day') for (let day = start; ; day += interval) yield day
  const own = weekdayOf(start)
  const on = weekdays && weekdays.length > 0 ? [...new Set(weekdays)].sort((a, b) => a - b) : [own]
  for (let monday = start - own + 1; ; monday += 7 * interval)
    for (const weekday of on) yield monday + weekday - 1
}

/**
 * The same wall times on other dates, `[start, end)` in epoch milliseconds: a block from 12:00 to 13:00 stays there
 * when the clock changes. One that the change leaves empty is left out.
 */
export function onDates(
  block: { start: number; end: number },
  dates: readonly string[],
  timeZone: string,
): { start: number; end: number }[] {
  const wall = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime()
  const [from, to] = [wall(block.start), wall(block.end)]
  const nights = from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' }).days
  return dates.flatMap((date) => {
    const day = Temporal.PlainDate.from(date)
    const start = day.toPlainDateTime(from.toPlainTime()).toZonedDateTime(timeZone).epochMilliseconds
    const end = day
      .add({ days: nights })
      .toPlainDateTime(to.toPlainTime())
      .toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds
    return start < end ? [{ start, end }] : []
  })
}
