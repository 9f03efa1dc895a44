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
): number[] {
  const flat: number[] = []
  const add = (window: HoursWindow, day: number) => {
    if ((window.locationId ?? home) !== locationId) return
    const start = wallTime(days, day, window.start, 'start')
    const lastMinute = window.end <= window.start ? window.end + 1440 : window.end
    const end = wallTime(days, day, lastMinute, 'end')
    if (start >= end || start >= horizon.to || end <= horizon.from) return
    flat.push(start, end)
  }

  const overridden = overrides.length === 0 ? undefined : overridesByDay(overrides)
  let weekday = weekdayOf(days.firstDay)
  for (let day = days.firstDay; day < days.lastDay; day++) {
    const instead = overridden?.get(day)
    if (instead) for (const window of instead) add(window, day)
    else for (const window of weekly) if (window.weekday === weekday) add(window, day)
    weekday = weekday === 7 ? 1 : weekday + 1
  }
  return sortedPairs(flat)
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

function overridesByDay(overrides: Hours['overrides']): Map<number, HoursWindow[]> {
  const byDay = new Map<number, HoursWindow[]>()
  for (const { date, windows } of overrides) {
    const day = dayNumber(date)
    byDay.set(day, [...(byDay.get(day) ?? []), ...windows])
  }
  return byDay
}
