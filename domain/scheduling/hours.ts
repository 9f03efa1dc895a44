import { sortedPairs } from './intervals.ts'
import { dayNumber, type LocalDays, wallTime, weekdayOf } from './local-time.ts'
import type { Horizon, Hours, HoursWindow, Rota, WeekdayWindow } from './types.ts'

/**
 * The windows of hours at one location that touch the horizon, as instants and as written (not merged, not cut by
 * closures): flat pairs in order of their starts.
 *
 * @param home where windows without a location are
 * @param days the local days of the location
 */
export function windowsAt(
  locationId: string,
  { weekly, overrides, rotas }: Hours,
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
  const weeks = rotas && rotas.length > 0 ? weeksOf(weekly, rotas) : undefined
  let weekday = weekdayOf(days.firstDay)
  for (let day = days.firstDay; day < days.lastDay; day++) {
    const instead = overridden?.get(day)
    const week = weeks ? weeks(day) : weekly
    if (instead) for (const window of instead) add(window, day)
    else for (const window of week) if (window.weekday === weekday) add(window, day)
    weekday = weekday === 7 ? 1 : weekday + 1
  }
  return sortedPairs(flat)
}

/** The locations at which someone with these hours ever works, the home location first. */
export function locationsOf({ weekly, overrides, rotas }: Hours, home: string): string[] {
  const locations = [home]
  const add = ({ locationId }: HoursWindow) => {
    if (locationId !== null && !locations.includes(locationId)) locations.push(locationId)
  }
  for (const window of weekly) add(window)
  for (const override of overrides) override.windows.forEach(add)
  for (const rota of rotas ?? []) for (const week of rota.weeks) week.forEach(add)
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

/**
 * Which week counts on a day: of the newest rota that is valid by then, or the weekly hours before any is. Weeks are
 * counted from the Monday of `validFrom`, so that their turns go on across the end of a year.
 */
function weeksOf(
  weekly: readonly WeekdayWindow[],
  rotas: readonly Rota[],
): (day: number) => readonly WeekdayWindow[] {
  const newestFirst = rotas
    .map(({ validFrom, weeks }) => {
      const from = dayNumber(validFrom)
      return { from, monday: from - weekdayOf(from) + 1, weeks }
    })
    .sort((a, b) => b.from - a.from)
  return (day) => {
    const rota = newestFirst.find(({ from }) => from <= day)
    if (!rota) return weekly
    return rota.weeks[Math.floor((day - rota.monday) / 7) % rota.weeks.length] as readonly WeekdayWindow[]
  }
}
