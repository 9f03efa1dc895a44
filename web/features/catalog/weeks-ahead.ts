import { addDays, mondayOf } from '../../app/temporal.ts'
import { emptyWeek, type HoursDraft, type WindowDraft } from './hours-draft.ts'

export interface WeekAhead {
  monday: string
  /** Which of a rota's weeks it is, from 0; null where none has begun by its last day. */
  turn: number | null
  days: { date: string; windows: readonly WindowDraft[] }[]
}

/** What a draft makes of some weeks from that of a local date on: rotas in their turn, single dates first. */
export function weeksAhead(draft: HoursDraft, today: string, count = 4): WeekAhead[] {
  return Array.from({ length: count }, (_, n) => {
    const monday = addDays(mondayOf(today), 7 * n)
    const days = emptyWeek().map((_, index) => {
      const date = addDays(monday, index)
      const single = draft.overrides.find((one) => one.date === date)
      const windows = single?.windows ?? weekOf(draft, date).week[index] ?? []
      return { date, windows }
    })
    return { monday, turn: weekOf(draft, addDays(monday, 6)).turn, days }
  })
}

function weekOf(draft: HoursDraft, date: string): { turn: number | null; week: WindowDraft[][] } {
  const rota = draft.rotas
    .filter((one) => one.validFrom !== '' && one.validFrom <= date)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
    .at(-1)
  if (!rota) return { turn: null, week: draft.weekly }
  const passed = Date.parse(mondayOf(date)) - Date.parse(mondayOf(rota.validFrom))
  const turn = Math.round(passed / (7 * 864e5)) % rota.weeks.length
  return { turn, week: rota.weeks[turn] ?? emptyWeek() }
}
