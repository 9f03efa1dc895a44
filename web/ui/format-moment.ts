import { formatLocale } from './locale.ts'

/** The day and time of an instant in a zone, briefly and with its year, as `24 Nov 2026, 14:30`. */
export const formatMoment = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )
