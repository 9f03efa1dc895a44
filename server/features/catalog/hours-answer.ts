import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Hours } from '../../../domain/scheduling/index.ts'
import type { WeeklyWindow } from '../../database/tenant-tables.ts'
import { invalid } from '../../problem.ts'
import { storedWindow, writtenWindow } from './hours-format.ts'

export type HoursAnswer = Answer<'PUT /resources/:id/hours'>
export type HoursInput = ParsedBody<'PUT /resources/:id/hours'>
/** Opening hours have no rotas. */
export type OpeningInput = ParsedBody<'PUT /locations/:id/hours'>

/** Hours as the API writes them, by weekday and start. */
export function presentHours(hours: Hours, inherited: boolean): Omit<HoursAnswer, 'affected'> {
  return {
    weekly: writtenWeek(hours.weekly),
    overrides: hours.overrides.map(({ date, windows }) => ({ date, windows: windows.map(writtenWindow) })),
    ...(hours.rotas &&
      hours.rotas.length > 0 && {
        rotas: hours.rotas.map(({ validFrom, weeks }) => ({ validFrom, weeks: weeks.map(writtenWeek) })),
      }),
    inherited,
  }
}

const writtenWeek = (week: readonly WeeklyWindow[]) =>
  [...week]
    .sort((a, b) => a.weekday - b.weekday || a.start - b.start)
    .map(({ weekday, ...window }) => ({ weekday, ...writtenWindow(window) }))

/**
 * Hours as they are stored: minutes of the local day, dates in order. Windows may overlap, but the same one twice
 * is a mistake.
 * @throws Problem invalid-input
 */
export function storedHours(input: OpeningInput | HoursInput): Hours {
  assertDistinct('weekly', input.weekly)
  for (const [at, { windows }] of input.overrides.entries())
    assertDistinct(`overrides.${at}.windows`, windows)
  const rotas = 'rotas' in input ? input.rotas : []
  for (const [at, { weeks }] of rotas.entries())
    for (const [week, windows] of weeks.entries()) assertDistinct(`rotas.${at}.weeks.${week}`, windows)
  return {
    weekly: input.weekly.map(storedDay),
    rotas: rotas
      .map(({ validFrom, weeks }) => ({ validFrom, weeks: weeks.map((week) => week.map(storedDay)) }))
      .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    overrides: input.overrides
      .map(({ date, windows }) => ({ date, windows: windows.map(storedWindow) }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

const storedDay = (window: HoursInput['weekly'][number]): WeeklyWindow => ({
  weekday: window.weekday as WeeklyWindow['weekday'],
  ...storedWindow(window),
})

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
export function locationPaths(input: OpeningInput | HoursInput): { path: string; locationId: string }[] {
  const inWindows = (path: string, windows: readonly Window[]) =>
    windows.flatMap(({ locationId }, at) =>
      locationId === undefined ? [] : [{ path: `${path}.${at}.locationId`, locationId }],
    )
  return [
    ...inWindows('weekly', input.weekly),
    ...input.overrides.flatMap(({ windows }, at) => inWindows(`overrides.${at}.windows`, windows)),
    ...('rotas' in input ? input.rotas : []).flatMap(({ weeks }, at) =>
      weeks.flatMap((week, turn) => inWindows(`rotas.${at}.weeks.${turn}`, week)),
    ),
  ]
}
