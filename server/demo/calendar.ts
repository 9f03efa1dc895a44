import type { DemoResource } from './catalogue.ts'

/** Everything in the demo starts and ends on a multiple of so many minutes. */
const CELL = 5
const WORKS = 1
const TAKEN = 2

/** One local day: its date, weekday (1 is Monday), and the week counted from today's. */
export interface DemoDay {
  date: string
  weekday: number
  week: number
  /** The instant, in epoch minutes, of a minute of this local day (0 to 1440). */
  at(minuteOfDay: number): number
}

export interface DemoOverride {
  resource: string
  date: string
  windows: readonly { start: number; end: number; locationId: null }[]
}

/** When each resource works and is taken, as cells of five minutes over the whole horizon. All times: epoch minutes. */
export interface DemoCalendar {
  /** Works through `[from, to)`. */
  works(resource: string, from: number, to: number): boolean
  /** Nothing has been put into `[from, to)`. */
  isFree(resource: string, from: number, to: number): boolean
  take(resource: string, from: number, to: number): void
}

/** The local days from `first` to `last` days from today, today's own date being `today` in `timeZone`. */
export function demoDays(today: string, timeZone: string, first: number, last: number): DemoDay[] {
  const date = Temporal.PlainDate.from(today)
  const monday = date.subtract({ days: date.dayOfWeek - 1 })
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const day = date.add({ days: first + i })
    const at = (minute: number) => {
      const on = minute >= 1440 ? day.add({ days: 1 }) : day
      const plainTime = Temporal.PlainTime.from({
        hour: Math.floor((minute % 1440) / 60),
        minute: minute % 60,
      })
      return on.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds / 60_000
    }
    const midnight = at(0)
    // the clocks don't change: the zone needn't be asked for each minute
    const isPlain = at(1440) - midnight === 1440
    return {
      date: day.toString(),
      weekday: day.dayOfWeek,
      week: Math.floor(monday.until(day, { largestUnit: 'days' }).days / 7),
      at: isPlain ? (minute) => midnight + minute : at,
    }
  })
}

/** A calendar in which nothing is taken yet. `opening`: the hours of resources without their own. */
export function createCalendar(
  days: readonly DemoDay[],
  resources: readonly DemoResource[],
  opening: DemoResource['weekly'],
  isClosed: (date: string) => boolean,
  overrides: readonly DemoOverride[],
): DemoCalendar {
  const origin = (days[0]?.at(0) ?? 0) - 1440
  const length = (days.length + 2) * (1440 / CELL)
  const cells = new Map(resources.map((resource) => [resource.key, new Uint8Array(length)]))
  const row = (resource: string) => cells.get(resource) as Uint8Array
  const cell = (minute: number) => (minute - origin) / CELL

  const mark = (resource: string, flag: number, from: number, to: number) => {
    const flags = row(resource)
    for (let i = cell(from); i < cell(to); i++) flags[i] = (flags[i] ?? 0) | flag
  }
  const every = (resource: string, from: number, to: number, holds: (flags: number) => boolean) => {
    const flags = row(resource)
    for (let i = cell(from); i < cell(to); i++) if (!holds(flags[i] ?? 0)) return false
    return true
  }

  const replaced = new Map(
    overrides.map((override) => [`${override.resource} ${override.date}`, override.windows]),
  )
  for (const day of days) {
    if (isClosed(day.date)) continue
    for (const { key, weekly } of resources) {
      const usual = (weekly ?? opening ?? []).filter((window) => window.weekday === day.weekday)
      for (const { start, end } of replaced.get(`${key} ${day.date}`) ?? usual) {
        mark(key, WORKS, day.at(start), day.at(end <= start ? 1440 : end))
      }
    }
  }

  return {
    works: (resource, from, to) => every(resource, from, to, (flags) => (flags & WORKS) !== 0),
    isFree: (resource, from, to) => every(resource, from, to, (flags) => (flags & TAKEN) === 0),
    take: (resource, from, to) => mark(resource, TAKEN, from, to),
  }
}
