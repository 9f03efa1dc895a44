import type { EpochMinute, Horizon } from './types.ts'

/** Local midnights and wall times of one zone around a horizon, as epoch minutes. */
export interface LocalDays {
  timeZone: string
  /** Local dates as days since 1970-01-01; all that the horizon touches, and one more on either side. */
  firstDay: number
  lastDay: number
  /** Each day's midnight; UNEVEN for a day that the clock's change touches: Temporal answers for those. */
  midnights: readonly number[]
  /** Wall times of such days that were asked for; the same few for a whole business. */
  uneven: Map<number, EpochMinute>
}

const DAY = 1440
/** Not NaN, and of 31 bits: V8 keeps and compares a list of such numbers a third faster than one of others. */
const UNEVEN = -(2 ** 30)

/** Days since 1970-01-01 of a local date (YYYY-MM-DD). */
export function dayNumber(date: string): number {
  return Date.parse(date) / (DAY * 60_000)
}

/** The local date (YYYY-MM-DD) of such a number. */
export const dateOfDay = (day: number): string =>
  new Temporal.PlainDate(1970, 1, 1).add({ days: day }).toString()

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** The local date (YYYY-MM-DD) of an instant. */
export function localDate(minute: EpochMinute, timeZone: string): string {
  return zoned(minute, timeZone).toPlainDate().toString()
}

/** The local time (HH:MM) of an instant. */
export function clockTime(minute: EpochMinute, timeZone: string): string {
  return zoned(minute, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** A local date (YYYY-MM-DD) as instants: 23 or 25 hours on the days of the clock's change. */
export function localDay(date: string, timeZone: string): Horizon {
  const day = dayNumber(date)
  return { from: midnightOf(day, timeZone), to: midnightOf(day + 1, timeZone) }
}

/** The first instant of a local date. */
export function midnightOf(day: number, timeZone: string): EpochMinute {
  return minuteOf(plainDate(day).toZonedDateTime(timeZone))
}

/**
 * Finds the offset once for each stretch between two changes of the clock instead of once for each wall time: a
 * wall time costs Temporal some microseconds, and a month of ten people has six hundred.
 */
export function localDays(timeZone: string, horizon: Horizon): LocalDays {
  const firstDay = Math.floor(horizon.from / DAY) - 2
  const lastDay = Math.ceil(horizon.to / DAY) + 2
  const midnights: number[] = []
  let at: Temporal.ZonedDateTime | null = zoned((firstDay - 2) * DAY, timeZone)
  let day = firstDay
  while (at && day <= lastDay) {
    const offset = Math.trunc(at.offsetNanoseconds / 60e9)
    const change: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next')
    const changeAt = change ? change.epochMilliseconds / 60_000 : Number.POSITIVE_INFINITY
    const changedOffset = change ? Math.trunc(change.offsetNanoseconds / 60e9) : offset
    // The wall times that are skipped or repeated, or the one at which nothing visible changes.
    const firstTouched = Math.floor((changeAt + Math.min(offset, changedOffset)) / DAY)
    const lastTouched = Math.floor((changeAt + Math.max(offset, changedOffset)) / DAY)
    for (; day <= lastDay && day < firstTouched; day++) midnights.push(day * DAY - offset)
    for (; day <= lastDay && day <= lastTouched; day++) midnights.push(UNEVEN)
    at = change
  }
  return { timeZone, firstDay, lastDay, midnights, uneven: new Map() }
}

/** The first instant of a local date; it must be one of `days`. */
export function midnight(days: LocalDays, day: number): EpochMinute {
  const start = days.midnights[day - days.firstDay] as number
  return start === UNEVEN ? midnightOf(day, days.timeZone) : start
}

/**
 * The instant of a wall time, `minutes` after a local date's midnight on the clock (1440 and more: on the next
 * day). One that is skipped moves forward by the gap's length; of one that happens twice, `end` takes the second.
 */
export function wallTime(days: LocalDays, day: number, minutes: number, edge: 'start' | 'end'): EpochMinute {
  if (minutes >= DAY) return wallTime(days, day + 1, minutes - DAY, edge)
  const start = days.midnights[day - days.firstDay] as number
  if (start !== UNEVEN) return start + minutes
  const key = 2 * (day * DAY + minutes) + (edge === 'end' ? 1 : 0)
  const known = days.uneven.get(key)
  if (known !== undefined) return known
  const time = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60)
  const disambiguation = edge === 'end' ? 'later' : 'compatible'
  const wall = plainDate(day).toPlainDateTime(time).toZonedDateTime(days.timeZone, { disambiguation })
  days.uneven.set(key, minuteOf(wall))
  return minuteOf(wall)
}

function plainDate(day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day })
}

function zoned(minute: EpochMinute, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(minute * 60_000)).toZonedDateTimeISO(timeZone)
}

function minuteOf(time: Temporal.ZonedDateTime): EpochMinute {
  return Math.floor(time.epochMilliseconds / 60_000)
}
