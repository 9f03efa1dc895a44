import { sortedPairs } from './intervals.ts'
import { dayNumber, type LocalDays, wallTime, weekdayOf } from './local-time.ts'
import type { Horizon, Hours, HoursWindow } from './types.ts'

/**
 * The windows of hours that touch the horizon, as instants and as written (not merged, not cut by closures),
 * per location: flat pairs in order of their starts.
 *
 * @param home where windows without a location are
 * @param daysOf the local days of a location; windows at locations that it doesn't know are left out
 */
export function windowsOf(
  hours: Hours,
  home: string,
  daysOf: (locationId: string) => LocalDays | undefined,
  horizon: Horizon,
): [locationId: string, windows: Float64Array][] {
  const byWeekday: HoursWindow[][] = [[], [], [], [], [], [], [], []]
  for (const window of hours.weekly) byWeekday[window.weekday]?.push(window)
  const overrides = overridesByDay(hours)

  const places: [string, Float64Array][] = []
  for (const locationId of locationsOf(hours, home)) {
    const days = daysOf(locationId)
    if (!days) continue
    const flat: number[] = []
    let weekday = weekdayOf(days.firstDay)
    for (let day = days.firstDay; day < days.lastDay; day++) {
      const windows = overrides.get(day) ?? (byWeekday[weekday] as HoursWindow[])
      weekday = weekday === 7 ? 1 : weekday + 1
      for (const window of windows) {
        if ((window.locationId ?? home) !== locationId) continue
        const start = wallTime(days, day, window.start, 'start')
        const lastMinute = window.end <= window.start ? window.end + 1440 : window.end
        const end = wallTime(days, day, lastMinute, 'end')
        if (start < end && start < horizon.to && end > horizon.from) flat.push(start, end)
      }
    }
    places.push([locationId, sortedPairs(new Float64Array(flat))])
  }
  return places
}

/** The locations at which someone with these hours ever works, the home location first. */
export function locationsOf(hours: Hours, home: string): Set<string> {
  const locations = new Set([home])
  const add = (window: HoursWindow) => {
    if (window.locationId !== null) locations.add(window.locationId)
  }
  hours.weekly.forEach(add)
  for (const override of hours.overrides) override.windows.forEach(add)
  return locations
}

function overridesByDay(hours: Hours): Map<number, HoursWindow[]> {
  const byDay = new Map<number, HoursWindow[]>()
  for (const { date, windows } of hours.overrides) {
    const day = dayNumber(date)
    byDay.set(day, [...(byDay.get(day) ?? []), ...windows])
  }
  return byDay
}
