import { localDay, workingWindows } from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant, minuteInstant } from '../../http/present.ts'
import { loadHours } from '../availability/load-hours.ts'
import { selectBlockPieces, selectEventHead, selectVisitPieces } from './timeline.queries.ts'

/**
 * What occupies the resources between two instants, with their working hours and the local days as instants, so that
 * a client only has to draw. A handful of queries, in two round trips, however many rows.
 */
export async function readTimeline(tx: TenantReadTx, from: Date, to: Date, only: ReadonlySet<string> | null) {
  const { db } = tx
  const [head, { timeZone, resources, calendars }] = await Promise.all([
    selectEventHead(db),
    loadHours(tx, from, to, only),
  ])
  const ids = resources.map((row) => row.id)
  const [pieces, blocks] = await Promise.all([
    selectVisitPieces(db, ids, from, to, tx.now),
    selectBlockPieces(db, ids, from, to),
  ])
  const horizon = { from: Math.floor(from.getTime() / 60_000), to: Math.ceil(to.getTime() / 60_000) }
  return {
    timeZone,
    days: daysBetween(from, to, timeZone),
    resources: resources.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      locationId: row.location_id,
      skills: row.skills,
      active: true,
      working: spans(workingWindows(calendars, row.id), horizon),
    })),
    items: [
      ...pieces.map((piece) => {
        const held = piece.hold_expires_at
        return {
          id: piece.id,
          kind: held ? ('hold' as const) : ('appointment' as const),
          resourceId: piece.resource_id,
          start: instant(piece.visible_start),
          end: instant(piece.visible_end),
          occupiedStart: instant(piece.occupied_start),
          occupiedEnd: instant(piece.occupied_end),
          title: piece.attendee_name || piece.customer_name || '',
          status: piece.status,
          appointmentId: piece.appointment_id,
          serviceNames: [piece.service_name],
          ...(piece.arrived_at ? { arrived: true } : {}),
          ...(piece.label_ids.length > 0 ? { labelIds: piece.label_ids } : {}),
          ...(held ? { expiresAt: instant(held) } : {}),
          version: piece.version,
        }
      }),
      ...blocks.map((block) => ({
        id: block.id,
        kind: 'block' as const,
        resourceId: block.resource_id,
        start: instant(block.start_at),
        end: instant(block.end_at),
        occupiedStart: instant(block.start_at),
        occupiedEnd: instant(block.end_at),
        title: block.title,
        status: 'blocked',
        ...(block.series_id && { seriesId: block.series_id }),
        version: block.version,
      })),
    ],
    eventNumber: head.event_number,
  }
}

/** The number of the last event that this transaction sees. */
export const readEventHead = async ({ db }: TenantReadTx): Promise<number> =>
  (await selectEventHead(db)).event_number

/** Flat pairs of epoch minutes, cut to the window, as the API shows them. */
function spans(flat: ArrayLike<number>, { from, to }: { from: number; to: number }) {
  const list: { start: string; end: string }[] = []
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const start = Math.max(flat[at] as number, from)
    const end = Math.min(flat[at + 1] as number, to)
    if (start < end) list.push({ start: minuteInstant(start), end: minuteInstant(end) })
  }
  return list
}

function daysBetween(from: Date, to: Date, timeZone: string) {
  const days: { date: string; start: string; end: string }[] = []
  let date = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  for (;;) {
    const day = localDay(date.toString(), timeZone)
    if (day.from * 60_000 >= to.getTime()) return days
    days.push({ date: date.toString(), start: minuteInstant(day.from), end: minuteInstant(day.to) })
    date = date.add({ days: 1 })
  }
}
