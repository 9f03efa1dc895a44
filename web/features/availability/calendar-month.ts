/**
 * Calendar dates (`YYYY-MM-DD`) and months (`YYYY-MM`), without any zone: a day here is a square of the page,
 * not a stretch of time.
 */
const DAY_MS = 86_400_000
const asUtc = (date: string) => Date.parse(`${date}T00:00:00Z`)

export const addDays = (date: string, days: number): string =>
  new Date(asUtc(date) + days * DAY_MS).toISOString().slice(0, 10)

export const monthOf = (date: string): string => date.slice(0, 7)

export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

export const lastDayOf = (month: string): string => addDays(`${addMonths(month, 1)}-01`, -1)

/** The weekday of a date, 1 (Monday) to 7. */
export const weekdayOf = (date: string): number => new Date(asUtc(date)).getUTCDay() || 7

/** The weeks of a month as they are drawn: seven squares each, null outside the month. */
export function weeksOf(month: string, firstWeekday: number): (string | null)[][] {
  const first = `${month}-01`
  const last = lastDayOf(month)
  const weeks: (string | null)[][] = []
  const lead = (weekdayOf(first) - firstWeekday + 7) % 7
  for (let start = addDays(first, -lead); start <= last; start = addDays(start, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, i) => addDays(start, i)).map((date) =>
        monthOf(date) === month ? date : null,
      ),
    )
  return weeks
}

/** The same day some months on, or that month's last one where it has fewer days. */
export function sameDayIn(date: string, months: number): string {
  const month = addMonths(monthOf(date), months)
  const wanted = `${month}-${date.slice(8)}`
  return wanted > lastDayOf(month) ? lastDayOf(month) : wanted
}
