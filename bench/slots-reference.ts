import type { Facts, Horizon } from '../domain/scheduling/index.ts'

/**
 * Availability on bare arrays, from the same rows, for a business with one location and weekly hours, and a service
 * with one requirement that any resource serves: the least work that finds its grid, its hours and what is free.
 * What `slots` takes beyond it is the price of everything else.
 */

/** By resource: flat pairs of epoch minutes, sorted. */
export interface ReferenceCalendars {
  from: number
  to: number
  windows: number[][]
  busy: number[][]
}

export interface ReferenceService {
  duration: number
  before: number
  after: number
  interval: number
}

export interface ReferenceSlot {
  start: number
  end: number
  resource: number
}

const DAY = 1440

/**
 * Zone arithmetic once: midnights by Temporal where the offset changes, by addition between. Windows are counted
 * back from the next midnight, so they are right on the day of the change too, as long as they begin after it.
 */
export function compileReference(
  { locations, resources, occupied }: Facts,
  { from, to }: Horizon,
): ReferenceCalendars {
  const first = Math.floor(from / DAY) - 1
  const last = Math.ceil(to / DAY) + 1
  const midnights = midnightsOf(locations[0]?.timeZone as string, first, last + 1)
  const positions = new Map<string, number>()
  const windows: number[][] = []
  const busy: number[][] = []
  for (const { id, hours } of resources) {
    const byWeekday: { start: number; end: number }[][] = [[], [], [], [], [], [], []]
    for (const window of hours?.weekly ?? []) byWeekday[window.weekday - 1]?.push(window)
    const flat: number[] = []
    for (let day = first; day < last; day++) {
      const midnight = (midnights[day + 1 - first] as number) - DAY
      for (const { start, end } of byWeekday[(((day + 3) % 7) + 7) % 7] as { start: number; end: number }[]) {
        if (midnight + start < to && midnight + end > from) flat.push(midnight + start, midnight + end)
      }
    }
    positions.set(id, windows.length)
    windows.push(flat)
    busy.push([])
  }
  for (const { resourceId, start, end } of occupied)
    busy[positions.get(resourceId) as number]?.push(start, end)
  return { from, to, windows, busy }
}

/** Every start on the grid of a window at which someone is free, with the first who is. */
export function referenceSlots(
  { windows, busy }: ReferenceCalendars,
  { duration, before, after, interval }: ReferenceService,
  from: number,
  to: number,
): ReferenceSlot[] {
  const owner = new Int16Array(Math.ceil((to - from) / interval)).fill(-1)
  for (let resource = 0; resource < windows.length; resource++) {
    const own = windows[resource] as number[]
    const taken = busy[resource] as number[]
    let next = 0
    for (let i = 0; i < own.length; i += 2) {
      const last = Math.min((own[i + 1] as number) - duration, to - 1)
      let start = own[i] as number
      if (start < from) start += Math.ceil((from - start) / interval) * interval
      let cell = (start - from) / interval
      while (start <= last) {
        while (next < taken.length && (taken[next + 1] as number) <= start - before) next += 2
        const free = next >= taken.length ? last : Math.min(last, (taken[next] as number) - duration - after)
        for (; start <= free; start += interval, cell++) if (owner[cell] === -1) owner[cell] = resource
        if (start > last) break
        // on to the first start on the grid after what is in the way
        const skip = Math.max(1, Math.ceil(((taken[next + 1] as number) + before - start) / interval))
        start += skip * interval
        cell += skip
      }
    }
  }
  const slots: ReferenceSlot[] = []
  for (let cell = 0; cell < owner.length; cell++) {
    const start = from + cell * interval
    const resource = owner[cell] as number
    if (resource >= 0) slots.push({ start, end: start + duration, resource })
  }
  return slots
}

function midnightsOf(timeZone: string, first: number, last: number): number[] {
  const midnights: number[] = []
  const start = Temporal.Instant.fromEpochMilliseconds((first - 1) * DAY * 60_000).toZonedDateTimeISO(
    timeZone,
  )
  const change = start.getTimeZoneTransition('next')
  const changeDay = change ? Math.floor(change.epochMilliseconds / 60_000 / DAY) : Number.POSITIVE_INFINITY
  const offset = start.offsetNanoseconds / 60e9
  for (let day = first; day < last; day++) {
    if (day < changeDay) midnights.push(day * DAY - offset)
    else {
      const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day })
      midnights.push(date.toZonedDateTime(timeZone).epochMilliseconds / 60_000)
    }
  }
  return midnights
}
