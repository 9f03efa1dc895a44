import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { localDay, workingWindows } from '../../../domain/scheduling/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant, minuteInstant } from '../../http/present.ts'
import { loadHours } from '../availability/load-hours.ts'
import { selectBookedMinutes, selectFirstVisits } from './days.queries.ts'
import { selectBlockPieces, selectEventHead } from './timeline.queries.ts'

type Horizon = ReturnType<typeof localDay>

/**
 * How many visits each local day has, how full it is, and its first visits: a month at a glance, without its
 * thousands of pieces. Six statements in three round trips, however many visits.
 * @throws Problem forbidden
 */
export async function readTimelineDays(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /timeline/days'>,
): Promise<Answer<'GET /timeline/days'>> {
  authorise(actor, 'timeline.read', tx)
  const only = query.resourceIds ? new Set(query.resourceIds.toLowerCase().split(',')) : null
  // hours are asked for with the days around, so that the zone needn't be known first
  const from = new Date(Date.parse(`${query.from}T00:00:00Z`) - DAY_MS)
  const to = new Date(Date.parse(`${query.to}T00:00:00Z`) + 2 * DAY_MS)
  const [head, hours] = await Promise.all([selectEventHead(tx.db), loadHours(tx, from, to, only)])
  const days = localDays(query.from, query.to, hours.timeZone)
  const counted = countedOf(hours.resources, only !== null)
  const span = {
    starts: days.map((day) => new Date(day.from * 60_000)),
    end: new Date((days.at(-1)?.to ?? 0) * 60_000),
  }
  const [visits, booked, blocks] = await Promise.all([
    selectFirstVisits(tx.db, span, {
      resourceIds: only ? hours.resources.map(({ id }) => id) : null,
      serviceIds: query.serviceIds?.split(',') ?? null,
      statuses: query.statuses?.split(',') ?? null,
    }),
    selectBookedMinutes(tx.db, span, counted, tx.now),
    selectBlockPieces(tx.db, counted, span.starts[0] as Date, span.end),
  ])
  const minutes = new Map(booked.map((row) => [row.day, row.minutes]))
  const free = (day: Horizon) =>
    counted.reduce((sum, id) => {
      const off = blocks.filter((block) => block.resource_id === id)
      return sum + workingMinutes(workingWindows(hours.calendars, id), day, off)
    }, 0)
  return {
    timeZone: hours.timeZone,
    days: days.map((day, i) => {
      const own = visits.filter((row) => row.day === i + 1)
      return {
        date: day.date,
        start: minuteInstant(day.from),
        end: minuteInstant(day.to),
        visits: own[0]?.visits ?? 0,
        workingMinutes: free(day),
        bookedMinutes: minutes.get(i + 1) ?? 0,
        first: own.map((row) => ({
          appointmentId: row.id,
          start: instant(row.start_at),
          title: row.title ?? '',
          status: row.status,
          serviceNames: row.services,
        })),
      }
    }),
    eventNumber: head.event_number,
  }
}

const DAY_MS = 86_400_000

/** Whose time makes a day full: those asked for, else the people, else all that there is. */
function countedOf(resources: readonly { id: string; kind: string }[], asked: boolean): string[] {
  const staff = resources.filter(({ kind }) => kind === 'staff')
  return (asked || staff.length === 0 ? resources : staff).map(({ id }) => id)
}

function localDays(from: string, to: string, timeZone: string): (Horizon & { date: string })[] {
  const days: (Horizon & { date: string })[] = []
  for (let date = Temporal.PlainDate.from(from); ; date = date.add({ days: 1 })) {
    const text = date.toString()
    days.push({ date: text, ...localDay(text, timeZone) })
    if (text >= to) return days
  }
}

/** Minutes of flat pairs of epoch minutes that lie in a day and in no block; blocks that overlap count once. */
function workingMinutes(
  flat: ArrayLike<number>,
  day: Horizon,
  blocks: readonly { start_at: Date; end_at: Date }[],
): number {
  let sum = 0
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const from = Math.max(flat[at] as number, day.from)
    const to = Math.min(flat[at + 1] as number, day.to)
    if (from >= to) continue
    sum += to - from
    let reached = from
    const inOrder = [...blocks].sort((a, b) => a.start_at.getTime() - b.start_at.getTime())
    for (const block of inOrder) {
      const start = Math.max(block.start_at.getTime() / 60_000, reached)
      const end = Math.min(block.end_at.getTime() / 60_000, to)
      if (end > start) sum -= end - start
      reached = Math.max(reached, end)
    }
  }
  return Math.round(sum)
}
