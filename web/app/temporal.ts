/**
 * Resolves once `Temporal` is there: the browser's own, or the polyfill in browsers without it.
 * Await it before anything else of this module is called.
 */
export const loadTemporal = async (): Promise<void> => {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
}

/** RFC 3339 in UTC without fractions, as the API writes instants. */
const utc = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' })

/**
 * The instant of a local date (`YYYY-MM-DD`) and wall time (`HH:MM`) in an IANA zone. A time that the clocks
 * skip moves forward by the gap; of one that they repeat, the first is meant.
 */
export function instantAt(date: string, time: string, timeZone: string): string {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`)
  return utc(local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant())
}

/** The local date (`YYYY-MM-DD`) and wall time (`HH:MM`) of an instant in an IANA zone. */
export function localParts(instant: string, timeZone: string): { date: string; time: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** The instant at which a local date begins; not always midnight, where clocks change then. */
export function startOfDay(date: string, timeZone: string): string {
  return utc(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant())
}

/** The local date some days later, or earlier if negative. */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** The Monday on or before a local date. */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

/** Today's local date in an IANA zone, at an instant given in epoch milliseconds. */
export const dateIn = (timeZone: string, epochMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** An instant some elapsed minutes later. */
export const addMinutes = (instant: string, minutes: number): string =>
  utc(Temporal.Instant.from(instant).add({ minutes }))

/** Whole elapsed minutes between two instants. */
export const minutesBetween = (start: string, end: string): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000)
