import { compileCalendars, decide, horizonFor, localDay, slots } from '../index.ts'
import type {
  Decision,
  EpochMinute,
  Facts,
  Hours,
  PlacementOptions,
  ResourceFacts,
  ServiceFacts,
  Slot,
  Visit,
} from '../types.ts'

/** A small business in London to show one rule at a time with. */

type Zone = { timeZone?: string }

/** A local time (YYYY-MM-DDTHH:MM) as an instant; of one that happens twice, the first. */
export function at(local: string, timeZone = 'Europe/London'): EpochMinute {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds / 60_000
}

/** The same hours every day, as '09:00-12:00 13:00-17:00'. */
export function daily(windows: string, locationId: string | null = null): Hours {
  return {
    weekly: ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) =>
      parse(windows).map((window) => ({ ...window, weekday, locationId })),
    ),
    overrides: [],
  }
}

/** Hours with an override: on this date these windows instead. */
export function instead(hours: Hours, date: string, windows: string): Hours {
  const override = { date, windows: parse(windows).map((window) => ({ ...window, locationId: null })) }
  return { ...hours, overrides: [...hours.overrides, override] }
}

export function person(id: string, hours: Hours | null, more: Partial<ResourceFacts> = {}): ResourceFacts {
  return { id, kind: 'staff', locationId: 'main', skills: [], hours, ...more }
}

export function room(id: string, more: Partial<ResourceFacts> = {}): ResourceFacts {
  return { id, kind: 'room', locationId: 'main', skills: [], hours: daily('00:00-00:00'), ...more }
}

/** A half-hour service of one person, on a grid of 30 minutes, without buffers and rules. */
export function service(more: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    id: 'cut',
    durationMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    slotIntervalMinutes: 30,
    noticeMinutes: 0,
    bookingWindowDays: 365,
    requirements: [{ kind: 'staff', quantity: 1 }],
    ownDurations: new Map(),
    ...more,
  }
}

export function visit(...services: ServiceFacts[]): Visit {
  return { items: services.map((one) => ({ service: one })), locationId: 'main' }
}

export function business(resources: ResourceFacts[], more: Partial<Facts> & Zone = {}): Facts {
  const { timeZone = 'Europe/London', ...facts } = more
  return {
    locations: [{ id: 'main', timeZone, hours: daily('09:00-17:00') }],
    resources,
    closures: [],
    blocks: [],
    occupied: [],
    ...facts,
  }
}

/** An allocation on 2026-06-10, as '10:00-10:30'. */
export function taken(resourceId: string, range: string, appointmentId = 'other') {
  const [start, end] = range.split('-').map((time) => at(`${DAY}T${time}`))
  return { resourceId, start: start as number, end: end as number, appointmentId }
}

/** The ordinary day on which rules are shown: a Wednesday in summer. */
export const DAY = '2026-06-10'

/** The slots of a local date, asked for a day before. */
export function slotsOn(facts: Facts, asked: Visit, date = DAY, now?: EpochMinute): Slot[] {
  const day = localDay(date, facts.locations[0]?.timeZone as string)
  const calendars = compileCalendars(facts, horizonFor(asked, day))
  return slots(asked, calendars, { ...day, now: now ?? day.from - 1440 })
}

/** The local times of a date's slots, as '09:00 09:30'. */
export function startsOn(facts: Facts, asked: Visit, date = DAY, now?: EpochMinute): string {
  const timeZone = facts.locations[0]?.timeZone as string
  return slotsOn(facts, asked, date, now)
    .map((slot) => clock(slot.start, timeZone))
    .join(' ')
}

/** The decision on a local time (YYYY-MM-DDTHH:MM), a day before. */
export function decideAt(
  facts: Facts,
  asked: Visit,
  local: string,
  options: Partial<PlacementOptions> = {},
): Decision {
  const start = at(local, facts.locations[0]?.timeZone)
  const calendars = compileCalendars(facts, horizonFor(asked, { from: start, to: start + 1 }))
  return decide(asked, calendars, start, { now: start - 1440, ...options })
}

export function clock(minute: EpochMinute, timeZone = 'Europe/London'): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
  return instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** A slot's allocations as 'anna 09:00-09:30'. */
export function allocationsOf(slot: Slot | undefined): string[] {
  return (slot?.allocations ?? []).map((one) => `${one.resourceId} ${clock(one.start)}-${clock(one.end)}`)
}

function parse(windows: string): { start: number; end: number }[] {
  const minutes = (time: string) => {
    const [hour, minute] = time.split(':').map(Number)
    return (hour as number) * 60 + (minute as number)
  }
  return windows
    .split(' ')
    .filter((window) => window !== '')
    .map((window) => {
      const [start, end] = window.split('-').map(minutes)
      return { start: start as number, end: end as number }
    })
}
