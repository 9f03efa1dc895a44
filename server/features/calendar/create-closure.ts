import { randomUUIDv7 } from 'node:crypto'
import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsInClosures } from './affected-visits.ts'
import { type ClosureRow, insertClosures, selectLocationId } from './calendar.queries.ts'
import { presentClosure } from './present-calendar.ts'

/**
 * Closes the business, or one location, on local dates (both included). Visits on them stay, and are listed.
 * @throws Problem forbidden, not-found (the location)
 */
export async function createClosure(
  tx: TenantTx,
  actor: Actor,
  { from, to, title, locationId }: ParsedBody<'POST /closures'>,
): Promise<Answer<'POST /closures'>> {
  const { rows, affected } = await close(tx, actor, [{ from, to, title }], locationId ?? null)
  return { ...presentClosure(rows[0] as ClosureRow), affected }
}

/**
 * Closes several stretches of days in one go, such as the holidays of a year.
 * @throws Problem forbidden, not-found (the location)
 */
export async function createClosures(
  tx: TenantTx,
  actor: Actor,
  { days, locationId }: ParsedBody<'POST /closures/holidays'>,
): Promise<Answer<'POST /closures/holidays'>> {
  const { rows, affected } = await close(tx, actor, days, locationId ?? null)
  return { items: rows.map(presentClosure), affected }
}

async function close(
  tx: TenantTx,
  actor: Actor,
  days: readonly { from: string; to: string; title: string }[],
  locationId: string | null,
) {
  authorise(actor, 'closures.manage', tx)
  if (locationId !== null && !(await selectLocationId(tx.db, locationId)))
    throw missing('location', 'locationId')
  const rows = await insertClosures(
    tx.db,
    days.map(({ from, to, title }) => ({
      id: randomUUIDv7(),
      location_id: locationId,
      from_date: from,
      to_date: to,
      title,
      created_at: tx.now,
    })),
  )
  for (const row of rows) {
    recordChange(tx, {
      type: 'closure.created',
      subjectType: 'closure',
      subjectId: row.id,
      data: { closureId: row.id, locationId },
      after: presentClosure(row),
    })
  }
  return { rows, affected: await visitsInClosures(tx, days, locationId) }
}
