import type { Arena } from './arena.ts'
import { sortedPairs } from './intervals.ts'
import { dayNumber, type LocalDays, wallTime, weekdayOf } from './local-time.ts'
import type { Horizon, Hours, HoursWindow } from './types.ts'

/**
 * The windows of hours at one location that touch the horizon, as instants and as written (not merged, not cut by
 * closures): flat pairs in order of their starts.
 *
 * @param home where windows without a location are
 * @param days the local days of the location
 */
export function windowsAt(
  locationId: string,
  { weekly, overrides }: Hours,
  home: string,
  days: LocalDays,
  horizon: Horizon,
  arena: Arena,
): Float64Array {
  const flat = arena.take(2 * mostWindows(weekly.length, overrides, days))
  let length = 0
  const add = (window: HoursWindow, day: number) => {
    if ((window.locationId ?? home) !== locationId) return
    const start = wallTime(days, day, window.start, 'start')
    const lastMinute = window.end <= window.start ? window.end + 1440 : window.end
    const end = wallTime(days, day, lastMinute, 'end')
    if (start >= end || start >= horizon.to || end <= horizon.from) return
    flat[length++] = start
    flat[length++] = end
  }

  const overridden = overrides.length === 0 ? undefined : overridesByDay(overrides)
  let weekday = weekdayOf(days.firstDay)
  for (let day = days.firstDay; day < days.lastDay; day++) {
    const instead = overridden?.get(day)
    if (instead) for (const window of instead) add(window, day)
    else for (const window of weekly) if (window.weekday === weekday) add(window, day)
    weekday = weekday === 7 ? 1 : weekday + 1
  }
  return sortedPairs(arena.keep(flat, length))
}

/** The locations at which someone with these hours ever works, the home location first. */
export function locationsOf({ weekly, overrides }: Hours, home: string): string[] {
  const locations = [home]
  const add = ({ locationId }: HoursWindow) => {
    if (locationId !== null && !locations.includes(locationId)) locations.push(locationId)
  }
  for (const window of weekly) add(window)
  for (const override of overrides) override.windows.forEach(add)
  return locations
}

function mostWindows(
  weekly: number,
  overrides: Hours['overrides'],
  { firstDay, lastDay }: LocalDays,
): number {
  const weeks = Math.ceil((lastDay - firstDay) / 7)
  return overrides.reduce((windows, override) => windows + override.windows.length, weeks * weekly)
}

function overridesByDay(overrides: Hours['overrides']): Map<number, HoursWindow[]> {
  const byDay = new Map<number, HoursWindow[]>()
  for (const { date, windows } of overrides) {
    const day = dayNumber(date)
    byDay.set(day, [...(byDay.get(day) ?? []), ...windows])
  }
  return byDay
}
