import type { ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { localDay } from '../../../domain/scheduling/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { pageOf, readCursor } from '../../paging.ts'
import { missing } from '../../problem.ts'
import { NAMELESS } from '../customers/nameless.ts'
import { readEventHead } from '../timeline/read-timeline.ts'
import { selectDay, selectZone } from './day.queries.ts'
import { START_AND_ID } from './list-appointments.ts'
import { presentAppointment } from './present-appointment.ts'

/** As many as a page may have: a day is one page, but for the very large. */
const DAY_SIZE = 200

/**
 * The visits of a local day in order of time, with the server's clock and the number of the last event, so that who
 * shows it can count minutes and follow. Without a date, today.
 * @throws Problem forbidden, not-found for a location that isn't there
 */
export async function readDay(tx: TenantReadTx, actor: Actor, asked: ParsedQuery<'GET /today'>) {
  authorise(actor, 'appointments.day', tx)
  const [head, zone] = await Promise.all([readEventHead(tx), selectZone(tx.db, asked.locationId)])
  if (!zone) throw missing('location', 'locationId')
  const timeZone = zone.time_zone
  const date =
    asked.date ??
    Temporal.Instant.fromEpochMilliseconds(tx.now.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .toString()
  const day = localDay(date, timeZone)
  const limit = asked.limit ?? DAY_SIZE
  const after = readCursor(asked, START_AND_ID)
  const rows = await selectDay(tx.db, {
    from: new Date(day.from * 60_000),
    to: new Date(day.to * 60_000),
    locationId: asked.locationId,
    resourceId: asked.resourceId,
    after: after ? { start: new Date(after[0]), id: after[1] } : undefined,
    limit,
  })
  const page = pageOf(
    rows,
    limit,
    (visit) => [visit.start_at.toISOString(), visit.id],
    (visit) => ({
      ...presentAppointment(visit, { isMember: true, isGuest: false }),
      // those who gave no name aren't one person
      previousVisitAt:
        visit.previous_visit_at && visit.customer_id !== NAMELESS ? instant(visit.previous_visit_at) : null,
    }),
  )
  return { ...page, date, timeZone, now: instant(tx.now), eventNumber: head }
}
