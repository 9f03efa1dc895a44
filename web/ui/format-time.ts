import i18next from 'i18next'
import { formatLocale } from './locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs many times what using it does. */
function format(options: Intl.DateTimeFormatOptions, locale = formatLocale()): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  let known = formats.get(key)
  if (!known) {
    known = new Intl.DateTimeFormat(locale, options)
    formats.set(key, known)
  }
  return known
}

/** `09:00` where the day has 24 hours, so that times stand in line, but `9:00 AM` where it has twice twelve. */
function clock(timeZone: string): Intl.DateTimeFormatOptions {
  const { hour12 } = format({ hour: 'numeric' }).resolvedOptions()
  return { timeZone, hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' }
}

/** The zone of the machine that the page is seen on. */
export const visitorZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The local date of an instant in a zone, `YYYY-MM-DD`. */
export function localDate(instant: number | string, timeZone: string): string {
  const parts = format({ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }, 'en')
    .formatToParts(new Date(instant))
    .map((part) => [part.type, part.value])
  const { year, month, day } = Object.fromEntries(parts) as Record<string, string>
  return `${year}-${month}-${day}`
}

/** The wall time of an instant in a zone, as `14:30` or `2:30 PM`. */
export const formatTime = (instant: string, timeZone: string): string =>
  format(clock(timeZone)).format(new Date(instant))

/** A stretch of time in a zone, as `14:30–15:15`. */
export const formatTimes = (start: string, end: string, timeZone: string): string =>
  format(clock(timeZone)).formatRange(new Date(start), new Date(end))

/** The day of an instant in a zone, as `Tuesday, 24 November 2026`. */
export const formatDay = (instant: string, timeZone: string): string =>
  format({ timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(instant),
  )

/** The day and time of an instant in a zone, briefly, as `Tue 24 Nov, 14:30`. */
export const formatShort = (instant: string, timeZone: string): string =>
  format({ weekday: 'short', day: 'numeric', month: 'short', ...clock(timeZone) }).format(new Date(instant))

const noon = (date: string) => new Date(`${date}T12:00:00Z`)

/** A local date (`YYYY-MM-DD`) as `Tuesday 24 November`. */
export const formatDate = (date: string): string =>
  format({ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(noon(date))

/** A month (`YYYY-MM`) as `November 2026`. */
export const formatMonth = (month: string): string =>
  format({ timeZone: 'UTC', month: 'long', year: 'numeric' }).format(noon(`${month}-01`))

/** A weekday, 1 (Monday) to 7, as `Mon` or `Monday`. */
export const formatWeekday = (weekday: number, length: 'short' | 'long'): string =>
  // 1 January 2024 was a Monday.
  format({ timeZone: 'UTC', weekday: length }).format(noon(`2024-01-0${weekday}`))

/** A wall time `HH:MM` as the reader writes it. */
export const formatWallTime = (time: string): string =>
  format(clock('UTC')).format(new Date(`2024-01-01T${time}:00Z`))

/** A zone for people, by its city: `London time`. The same wherever times are shown. */
export const zoneName = (timeZone: string): string =>
  i18next.t('zone', { city: timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone })

/** Whether clocks in two zones read differently at an instant. */
export function clocksDiffer(instant: string, a: string, b: string): boolean {
  if (a === b) return false
  const wall = (timeZone: string) =>
    format({ timeZone, dateStyle: 'short', timeStyle: 'short' }, 'en').format(new Date(instant))
  return wall(a) !== wall(b)
}

/** The hour of the day, 0 to 23, of an instant in a zone. */
export const hourOf = (instant: string, timeZone: string): number =>
  Number(format({ timeZone, hour: '2-digit', hourCycle: 'h23' }, 'en').format(new Date(instant)))
