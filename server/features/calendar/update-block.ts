import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsUnderBlocks } from './affected-visits.ts'
import { authoriseCalendar } from './authorise-calendar.ts'
import { selectBlock, selectCalendar, updateBlockRow } from './calendar.queries.ts'
import { presentBlock } from './present-calendar.ts'

/**
 * Moves one block or names it anew, also one of a series. Visits that it lies over, and didn't before, are listed.
 * @throws Problem not-found, forbidden, stale, invalid-input
 */
export async function updateBlock(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /blocks/:id'>,
): Promise<Answer<'PATCH /blocks/:id'>> {
  const row = await selectBlock(tx.db, id)
  const calendar = row && (await selectCalendar(tx.db, row.resource_id))
  if (!calendar) throw notFound('block')
  authoriseCalendar(actor, tx, calendar)
  const before = presentBlock(row)
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: before })
  const start_at = input.start === undefined ? row.start_at : new Date(input.start)
  const end_at = input.end === undefined ? row.end_at : new Date(input.end)
  if (start_at >= end_at) throw invalid('end', 'must be after start')
  const was = await visitsUnderBlocks(tx, row.resource_id, [{ from: row.start_at, to: row.end_at }])
  const changed = await updateBlockRow(tx.db, id, input.version, {
    start_at,
    end_at,
    title: input.title ?? row.title,
  })
  if (!changed) {
    const current = await selectBlock(tx.db, id)
    throw current ? new Problem('stale', undefined, { current: presentBlock(current) }) : notFound('block')
  }
  const after = presentBlock(changed)
  recordChange(tx, {
    type: 'block.updated',
    subjectType: 'block',
    subjectId: id,
    data: { blockId: id, resourceId: row.resource_id },
    before,
    after,
  })
  const now = await visitsUnderBlocks(tx, row.resource_id, [{ from: start_at, to: end_at }])
  const lay = new Set(was.map((visit) => visit.appointmentId))
  return { ...after, affected: now.filter((visit) => !lay.has(visit.appointmentId)) }
}
