import { sql } from 'kysely'
import type { TenantTx } from '../../database/scope.ts'
import type { Status } from '../../database/tenant-tables.ts'
import { Problem } from '../../problem.ts'
import { reactivateAllocations, type StoredVisit } from './appointments.queries.ts'
import { occupies } from './status.ts'

const MINUTE = 60_000

/**
 * Gives a visit another status, and its resources what follows from that: a cancelled or missed one frees them, undoing
 * that takes them again if they are still free, completing early frees the rest.
 * @throws Problem slot-taken when somebody else has the time by now
 */
export async function markVisit(
  tx: TenantTx,
  visit: StoredVisit,
  status: Status,
  how: { reason?: string | undefined; moved: boolean },
): Promise<void> {
  await tx.db
    .updateTable('appointments')
    .set({
      status,
      ...stampsOf(visit, status, tx.now),
      cancelled_at: status === 'cancelled' ? tx.now : null,
      cancel_reason: status === 'cancelled' ? (how.reason ?? null) : null,
    })
    .where('id', '=', visit.id)
    .execute()
  if (occupies(visit.status) && !occupies(status)) {
    await tx.db
      .updateTable('allocations')
      .set({ active: false })
      .where('appointment_id', '=', visit.id)
      .execute()
  } else if (!occupies(visit.status) && occupies(status) && !how.moved) {
    if (!(await reactivateAllocations(tx, visit)))
      throw new Problem('slot-taken', 'Somebody else has the time by now', { nextSlots: [] })
  }
  if (status === 'completed') await freeTheRest(tx, visit)
}

/** Since when it is served and since when it is done; back to an earlier status takes the later stamps away. */
function stampsOf(visit: StoredVisit, status: Status, now: Date) {
  switch (status) {
    case 'in_progress':
      return { started_at: visit.started_at ?? now, finished_at: null }
    case 'completed':
      return { finished_at: now }
    case 'pending':
    case 'confirmed':
      return { started_at: null, finished_at: null }
    default:
      return {}
  }
}

/** What lies after this minute of a visit that is done isn't occupied any more. */
async function freeTheRest(tx: TenantTx, visit: StoredVisit): Promise<void> {
  const now = new Date(Math.ceil(tx.now.getTime() / MINUTE) * MINUTE)
  if (now >= visit.end_at || now <= visit.start_at) return
  await Promise.all([
    tx.db
      .updateTable('allocations')
      .set({ active: false })
      .where('appointment_id', '=', visit.id)
      .where(sql<boolean>`lower(occupied) >= ${now}`)
      .execute(),
    tx.db
      .updateTable('allocations')
      .set({
        occupied: sql<string>`tstzrange(lower(occupied), ${now})`,
        visible_end: sql<Date>`least(visible_end, ${now})`,
      })
      .where('appointment_id', '=', visit.id)
      .where(sql<boolean>`lower(occupied) < ${now} and upper(occupied) > ${now}`)
      .execute(),
    tx.db.updateTable('appointments').set({ end_at: now }).where('id', '=', visit.id).execute(),
    tx.db
      .updateTable('appointment_items')
      .set({ end_at: now })
      .where('appointment_id', '=', visit.id)
      .where('start_at', '<', now)
      .where('end_at', '>', now)
      .execute(),
  ])
}
