import { formatLocale } from '../../ui/locale.ts'

/** The day of an instant in a zone, as `24 Nov 2026`. */
export const formatDay = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeZone }).format(new Date(instant))
