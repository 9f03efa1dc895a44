export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** A wall time as a file says it, or an instant where it gives its offset. */
export type ReadMoment =
  | { kind: 'local'; date: string; time: string | null }
  | { kind: 'instant'; instant: string }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NUMERIC = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T,\s]+(.+))?$/
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})$/i

/**
 * The order of day and month in a column of dates. `ambiguous` when every date could be either, so that somebody has
 * to say.
 */
export function detectDateOrder(values: Iterable<string>): { order: DateOrder; ambiguous: boolean } | null {
  let [day, month, either, iso] = [0, 0, 0, 0]
  for (const value of values) {
    const match = NUMERIC.exec(value.trim())
    if (!match) continue
    const [first, second] = [match[1] as string, match[2] as string]
    if (first.length === 4) iso++
    else if (Number(first) > 12 && Number(second) <= 12) day++
    else if (Number(second) > 12 && Number(first) <= 12) month++
    else if (first !== second) either++
  }
  if (day > 0 || month > 0) return { order: day >= month ? 'dmy' : 'mdy', ambiguous: false }
  if (either > 0) return { order: 'dmy', ambiguous: true }
  return iso > 0 ? { order: 'ymd', ambiguous: false } : null
}

/** Reads a date with or without a time: ISO, numeric in the given order, or with the month as an English word. */
export function readMoment(text: string, order: DateOrder): ReadMoment | null {
  const value = text.trim().replace(/\s+/g, ' ')
  if (INSTANT.test(value)) {
    const at = Date.parse(value.replace(' ', 'T').replace(' ', ''))
    return Number.isNaN(at) ? null : { kind: 'instant', instant: new Date(at).toISOString() }
  }
  const numeric = NUMERIC.exec(value)
  if (numeric) {
    const [, a, b, c, rest] = numeric as unknown as [string, string, string, string, string | undefined]
    if (a.length === 4) return moment(a, b, c, rest)
    return order === 'mdy' ? moment(c, a, b, rest) : moment(c, b, a, rest)
  }
  // "December 2, 2020 9:00 am", "Wed 2 Dec 2020, 09:00"
  const words = value.replace(/^[a-z]{3,9}day,? |^(mon|tue|wed|thu|fri|sat|sun),? /i, '')
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,? (?:at )?(.+))?$/i.exec(words)
  if (monthFirst)
    return moment(monthFirst[3] as string, wordOf(monthFirst[1]), monthFirst[2] as string, monthFirst[4])
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?:,? (?:at )?(.+))?$/i.exec(
    words,
  )
  if (dayFirst) return moment(dayFirst[3] as string, wordOf(dayFirst[2]), dayFirst[1] as string, dayFirst[4])
  return null
}

const wordOf = (month = '') => String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1)

function moment(year: string, month: string, day: string, rest: string | undefined): ReadMoment | null {
  const full = year.length === 2 ? `20${year}` : year
  if (full.length !== 4) return null
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(date)) return null
  if (full < '2000' || full >= '2200') return null
  if (rest === undefined) return { kind: 'local', date, time: null }
  const time = readTime(rest)
  return time === null ? null : { kind: 'local', date, time }
}

/** A wall time as `HH:MM`, from `9:00 am`, `14:30`, `14.30`, `09:00:00` or `9pm`; null where it is none. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(m)?\.?$/i.exec(text.trim())
  if (!match || (match[2] === undefined && !match[3])) return null
  let hour = Number(match[1])
  const minute = Number(match[2] ?? 0)
  if (match[3]) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (match[3].toLowerCase() === 'p' ? 12 : 0)
  }
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
