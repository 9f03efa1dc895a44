import { shownFrom, shownTo } from '../column-items.ts'
import { servicesOf } from '../item-words.ts'
import { dayIndexAt, timeScale } from '../time-scale.ts'
import type { TimelineData, TimelineItem } from '../timeline.types.ts'

/** A visit, a hold or a block on one day: all of its pieces there as one line. Epoch milliseconds. */
export interface AgendaLine {
  key: string
  item: TimelineItem
  startMs: number
  endMs: number
  services: string[]
  /** Names of who and what takes part, in the order of the rows. */
  resources: string[]
}

export interface AgendaDay {
  date: string
  lines: AgendaLine[]
}

/**
 * The days with their lines in the order of time. A visit that goes on over midnight is on each day that it reaches,
 * with all of its time; pieces of resources that aren't shown are left out.
 */
export function agendaDays(data: TimelineData): AgendaDay[] {
  const { days } = timeScale(data.days, 1)
  const names = new Map(data.resources.map(({ id, name }, row) => [id, { name, row }]))
  const pieces: Map<string, TimelineItem[]>[] = days.map(() => new Map())
  const first = days[0]?.startMs ?? 0
  const last = days.at(-1)?.endMs ?? 0
  for (const item of data.items) {
    const startMs = shownFrom(item)
    const endMs = shownTo(item)
    if (!names.has(item.resourceId) || endMs <= first || startMs >= last) continue
    const key = item.appointmentId ?? item.id
    for (let day = dayIndexAt(days, startMs); day <= dayIndexAt(days, endMs - 1); day += 1) {
      const there = pieces[day]?.get(key)
      if (there) there.push(item)
      else pieces[day]?.set(key, [item])
    }
  }
  return days.map(({ date }, day) => ({
    date,
    lines: [...(pieces[day] ?? [])].map(([key, own]) => lineOf(key, own, names)).sort(byTime),
  }))
}

function lineOf(
  key: string,
  pieces: TimelineItem[],
  names: ReadonlyMap<string, { name: string; row: number }>,
): AgendaLine {
  const inOrder = [...pieces].sort((a, b) => shownFrom(a) - shownFrom(b))
  const taking = [...new Set(pieces.map(({ resourceId }) => resourceId))].flatMap((id) => names.get(id) ?? [])
  return {
    key,
    item: inOrder[0] as TimelineItem,
    startMs: Math.min(...pieces.map(shownFrom)),
    endMs: Math.max(...pieces.map(shownTo)),
    services: [...new Set(inOrder.map(servicesOf))].filter((name) => name !== ''),
    resources: taking.sort((a, b) => a.row - b.row).map(({ name }) => name),
  }
}

const byTime = (a: AgendaLine, b: AgendaLine): number =>
  a.startMs - b.startMs || a.endMs - b.endMs || (a.key < b.key ? -1 : 1)

/** The days up to so many lines, the last of them cut there; how many lines are left out is `more`. */
export function firstLines(days: readonly AgendaDay[], most: number): { days: AgendaDay[]; more: number } {
  let left = most
  const shown: AgendaDay[] = []
  for (const day of days) {
    if (left <= 0) break
    shown.push(day.lines.length <= left ? day : { ...day, lines: day.lines.slice(0, left) })
    left -= day.lines.length
  }
  return { days: shown, more: Math.max(0, -left) + countLines(days.slice(shown.length)) }
}

const countLines = (days: readonly AgendaDay[]): number =>
  days.reduce((sum, { lines }) => sum + lines.length, 0)
