import i18next from 'i18next'
import { formatDuration } from '../../ui/format-duration.ts'
import { formatLocale } from '../../ui/locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = formatLocale() + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(formatLocale(), options)
  formats.set(key, known)
  return known
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const
const noon = (date: string) => new Date(`${date}T12:00:00Z`)
const TIME = { hour: 'numeric', minute: '2-digit' } as const

/** When a visit is, in a zone, such as `Tue 24 Nov, 10:30 – 11:15`. */
export const formatSpan = (start: string, end: string, timeZone: string): string =>
  format({ ...DAY, ...TIME, timeZone }).formatRange(new Date(start), new Date(end))

/** A local date (`YYYY-MM-DD`) such as `Tue 24 Nov 2026`. */
export const formatDateBriefly = (date: string): string =>
  format({ ...DAY, year: 'numeric', timeZone: 'UTC' }).format(noon(date))

/** Local dates from and to, both included, such as `24 – 26 Dec 2026`. */
export const formatDates = (from: string, to: string): string =>
  format({ ...DAY, year: 'numeric', timeZone: 'UTC' }).formatRange(noon(from), noon(to))

/** Local dates from and to without their weekdays, such as `23 – 29 November 2026`. */
export const formatDateRange = (from: string, to: string): string =>
  format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(
    noon(from),
    noon(to),
  )

/** Minutes as hours and minutes, such as `1 h 30 min`. */
export const formatMinutes = (minutes: number): string => formatDuration(i18next.t, minutes)

/** How many digits a currency has after the point: 2 for GBP, none for JPY. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
