import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Hours } from '../../../domain/scheduling/index.ts'
import type { WeeklyWindow } from '../../database/tenant-tables.ts'
import { invalid } from '../../problem.ts'
import { storedWindow, writtenWindow } from './hours-format.ts'

export type HoursAnswer = Answer<'PUT /resources/:id/hours'>
export type HoursInput = ParsedBody<'PUT /resources/:id/hours'>

/** Hours as the API writes them, by weekday and start. */
export function presentHours(hours: Hours, inherited: boolean): Omit<HoursAnswer, 'affected'> {
  return {
    weekly: [...hours.weekly]
      .sort((a, b) => a.weekday - b.weekday || a.start - b.start)
      .map(({ weekday, ...window }) => ({ weekday, ...writtenWindow(window) })),
    overrides: hours.overrides.map(({ date, windows }) => ({ date, windows: windows.map(writtenWindow) })),
    inherited,
  }
}

/**
 * Hours as they are stored: minutes of the local day, dates in order. Windows may overlap, but the same one twice
 * is a mistake.
 * @throws Problem invalid-input
 */
export function storedHours(input: HoursInput): Hours {
  assertDistinct('weekly', input.weekly)
  for (const [at, { windows }] of input.overrides.entries())
    assertDistinct(`overrides.${at}.windows`, windows)
  return {
    weekly: input.weekly.map((window) => ({
      weekday: window.weekday as WeeklyWindow['weekday'],
      ...storedWindow(window),
    })),
    overrides: input.overrides
      .map(({ date, windows }) => ({ date, windows: windows.map(storedWindow) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

interface Window {
  weekday?: number
  start: string
  end: string
  locationId?: string
}

function assertDistinct(path: string, windows: readonly Window[]): void {
  const seen = new Set<string>()
  windows.forEach(({ weekday, start, end, locationId }, at) => {
    const window = [weekday, start, end, locationId].join(' ')
    if (seen.has(window)) throw invalid(`${path}.${at}`, 'names a window twice')
    seen.add(window)
  })
}

/** Where each window's location stands in the request. */
export function locationPaths(input: HoursInput): { path: string; locationId: string }[] {
  const inWindows = (path: string, windows: readonly Window[]) =>
    windows.flatMap(({ locationId }, at) =>
      locationId === undefined ? [] : [{ path: `${path}.${at}.locationId`, locationId }],
    )
  return [
    ...inWindows('weekly', input.weekly),
    ...input.overrides.flatMap(({ windows }, at) => inWindows(`overrides.${at}.windows`, windows)),
  ]
}
