export interface DemoClosure {
  from: string
  to: string
  title: string
}

const pad = (n: number) => String(n).padStart(2, '0')

/** The nth weekday of a month (1 is Monday), or with -1 its last one, as YYYY-MM-DD. */
function nth(year: number, month: number, weekday: number, n: number): string {
  const first = Temporal.PlainDate.from(`${year}-${pad(month)}-01`)
  const start = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 })
  const found = start.add({ weeks: n > 0 ? n - 1 : 4 })
  return (found.month === month ? found : found.subtract({ weeks: 1 })).toString()
}

const day = (date: string, title: string): DemoClosure => ({ from: date, to: date, title })

const HOLIDAYS: Record<string, (year: number) => DemoClosure[]> = {
  GB: (year) => [
    day(`${year}-01-01`, 'New Year’s Day'),
    day(nth(year, 5, 1, 1), 'Early May bank holiday'),
    day(nth(year, 5, 1, -1), 'Spring bank holiday'),
    day(nth(year, 8, 1, -1), 'Summer bank holiday'),
    { from: `${year}-12-25`, to: `${year}-12-26`, title: 'Christmas' },
  ],
  US: (year) => [
    day(`${year}-01-01`, 'New Year’s Day'),
    day(nth(year, 5, 1, -1), 'Memorial Day'),
    day(`${year}-07-04`, 'Independence Day'),
    day(nth(year, 9, 1, 1), 'Labor Day'),
    day(nth(year, 11, 4, 4), 'Thanksgiving'),
    { from: `${year}-12-24`, to: `${year}-12-25`, title: 'Christmas' },
  ],
}

/** The holidays of a country between two local dates, both included, in order. */
export function holidays(country: string, from: string, to: string): DemoClosure[] {
  const years = [Number(from.slice(0, 4)), Number(from.slice(0, 4)) + 1, Number(to.slice(0, 4))]
  return [...new Set(years)]
    .flatMap((year) => HOLIDAYS[country]?.(year) ?? [])
    .filter((closure) => closure.from >= from && closure.to <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
