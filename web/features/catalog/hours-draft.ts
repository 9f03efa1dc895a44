import type { Hours, HoursAnswer } from './catalog.types.ts'
import { newKey } from './service-values.ts'

/** A window of local wall times; one that ends at or before its start ends on the next day. */
export interface WindowDraft {
  key: string
  start: string
  end: string
  locationId: string | null
}
export interface HoursDraft {
  /** Monday to Sunday. */
  weekly: WindowDraft[][]
  overrides: { key: string; date: string; windows: WindowDraft[] }[]
  rotas: RotaDraft[]
}
export interface RotaDraft {
  key: string
  validFrom: string
  weeks: WindowDraft[][][]
}

type Window = { start: string; end: string; locationId?: string | undefined }

const draftWindow = ({ start, end, locationId }: Window): WindowDraft => ({
  key: newKey(),
  start,
  end,
  locationId: locationId ?? null,
})
const byStart = (a: { start: string }, b: { start: string }) => a.start.localeCompare(b.start)

const draftWeek = (week: readonly (Window & { weekday: number })[]): WindowDraft[][] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    week
      .filter((window) => window.weekday === weekday)
      .toSorted(byStart)
      .map(draftWindow),
  )

export const emptyWeek = (): WindowDraft[][] => [[], [], [], [], [], [], []]

/** A week with the same windows, as another one. */
export const weekCopy = (week: readonly (readonly WindowDraft[])[]): WindowDraft[][] =>
  week.map((day) => day.map((window) => ({ ...window, key: newKey() })))

/** Hours as the editor holds them: by day, in order. */
export function draftOf(hours: HoursAnswer): HoursDraft {
  return {
    weekly: draftWeek(hours.weekly),
    rotas: (hours.rotas ?? []).map(({ validFrom, weeks }) => ({
      key: newKey(),
      validFrom,
      weeks: weeks.map(draftWeek),
    })),
    overrides: hours.overrides
      .toSorted((a, b) => a.date.localeCompare(b.date))
      .map(({ date, windows }) => ({
        key: newKey(),
        date,
        windows: windows.toSorted(byStart).map(draftWindow),
      })),
  }
}

const windowOf = ({ start, end, locationId }: WindowDraft) => ({
  start,
  end,
  ...(locationId === null ? {} : { locationId }),
})

/** The draft as the API takes it. */
export function hoursOf(draft: HoursDraft): Hours {
  const weekOf = (week: readonly WindowDraft[][]) =>
    week.flatMap((windows, index) => windows.map((window) => ({ weekday: index + 1, ...windowOf(window) })))
  return {
    weekly: weekOf(draft.weekly),
    ...(draft.rotas.length > 0 && {
      rotas: draft.rotas.map(({ validFrom, weeks }) => ({ validFrom, weeks: weeks.map(weekOf) })),
    }),
    overrides: draft.overrides.map(({ date, windows }) => ({ date, windows: windows.map(windowOf) })),
  }
}

/** Whether two drafts say the same, whatever their keys. */
export const sameHours = (a: HoursDraft, b: HoursDraft): boolean =>
  JSON.stringify(hoursOf(a)) === JSON.stringify(hoursOf(b))

/** The draft with one day's windows copied to others (1 is Monday). */
export function copyDay(draft: HoursDraft, from: number, to: readonly number[]): HoursDraft {
  const windows = draft.weekly[from - 1] ?? []
  return {
    ...draft,
    weekly: draft.weekly.map((own, index) =>
      to.includes(index + 1) && index + 1 !== from ? windows.map((one) => ({ ...one, key: newKey() })) : own,
    ),
  }
}

/** A window to begin with: the usual day, or one after those that are there. */
export function nextWindow(windows: readonly WindowDraft[]): WindowDraft {
  const last = windows.at(-1)
  if (!last) return draftWindow({ start: '09:00', end: '17:00' })
  const [hour = 0] = last.end.split(':').map(Number)
  const at = (h: number) => `${String(Math.min(h, 23)).padStart(2, '0')}:00`
  return { ...draftWindow({ start: at(hour + 1), end: at(hour + 4) }), locationId: last.locationId }
}

/** A time is missing somewhere, or a date is there twice or not at all. */
export function draftProblem(draft: HoursDraft): 'time' | 'date' | 'twice' | null {
  const windows = [...draft.weekly.flat(), ...draft.overrides.flatMap((one) => one.windows)]
  for (const { weeks } of draft.rotas) windows.push(...weeks.flat(2))
  if (windows.some(({ start, end }) => start === '' || end === '')) return 'time'
  const dates = draft.overrides.map((one) => one.date)
  const begins = draft.rotas.map((rota) => rota.validFrom)
  if (dates.includes('') || begins.includes('')) return 'date'
  const once = new Set(dates).size === dates.length && new Set(begins).size === begins.length
  return once ? null : 'twice'
}
