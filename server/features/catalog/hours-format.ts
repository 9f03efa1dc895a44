import type { HoursWindow } from '../../../domain/scheduling/index.ts'

/** `HH:MM` of a minute of the local day; 1440 is the next day's midnight. */
export function wallTime(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`
}

/** The minute of the local day, 0 to 1439, of `HH:MM`. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

interface WrittenWindow {
  start: string
  end: string
  locationId?: string
}

/** A window as it is stored; an end at or before its start is on the next day. */
export const storedWindow = ({ start, end, locationId }: WrittenWindow): HoursWindow => ({
  start: minuteOfDay(start),
  end: minuteOfDay(end),
  locationId: locationId ?? null,
})

/** A window as the API writes it. */
export const writtenWindow = ({ start, end, locationId }: HoursWindow): WrittenWindow => ({
  start: wallTime(start),
  end: wallTime(end),
  ...(locationId === null ? {} : { locationId }),
})
