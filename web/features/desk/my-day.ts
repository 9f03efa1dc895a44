import { minutesBetween } from '../../app/temporal.ts'
import type { DayVisit } from './api/today.ts'

/** Time taken out of the calendar. */
export interface Pause {
  id: string
  start: string
  end: string
  title: string
}

export type Line =
  | { kind: 'visit'; start: string; end: string; visit: DayVisit }
  | { kind: 'pause'; start: string; end: string; pause: Pause }
  | { kind: 'gap'; start: string; end: string }

/** Shorter ones are breath, not gaps. */
const SHORTEST_GAP = 10

const isThere = ({ status }: DayVisit) => status !== 'cancelled' && status !== 'no_show'

/** Visits and pauses in order of time, with the gaps between them; what is cancelled or missed leaves one. */
export function linesOf(visits: readonly DayVisit[], pauses: readonly Pause[]): Line[] {
  const taken: Line[] = [
    ...visits
      .filter(isThere)
      .map((visit) => ({ kind: 'visit' as const, start: visit.start, end: visit.end, visit })),
    ...pauses.map((pause) => ({ kind: 'pause' as const, start: pause.start, end: pause.end, pause })),
  ].sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || Date.parse(a.end) - Date.parse(b.end))
  const lines: Line[] = []
  let until: string | null = null
  for (const line of taken) {
    if (until !== null && minutesBetween(until, line.start) >= SHORTEST_GAP)
      lines.push({ kind: 'gap', start: until, end: line.start })
    lines.push(line)
    if (until === null || Date.parse(line.end) > Date.parse(until)) until = line.end
  }
  return lines
}

/** Whom one has to do with now: who is served, else who waits longest, else who comes next. */
export function nextOf(visits: readonly DayVisit[]): DayVisit | undefined {
  const open = visits.filter(({ status }) => status === 'pending' || status === 'confirmed')
  return (
    visits.find(({ status }) => status === 'in_progress') ??
    open
      .filter(({ arrivedAt }) => arrivedAt)
      .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))[0] ??
    open[0]
  )
}
