import { randomUUIDv7 } from 'node:crypto'
import type { Answer, ParsedBody } from '../../../contract/index.ts'
import { type Actor, effectiveUser } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsUnderBlock } from './affected-visits.ts'
import { authoriseCalendar } from './authorise-calendar.ts'
import { insertBlock, selectCalendar } from './calendar.queries.ts'
import { presentBlock } from './present-calendar.ts'

/**
 * Takes `[start, end)` out of a resource's calendar. It may lie over visits: they stay, and are listed.
 * @throws Problem not-found (the resource), forbidden
 */
export async function createBlock(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /blocks'>,
): Promise<Answer<'POST /blocks'>> {
  const calendar = await selectCalendar(tx.db, input.resourceId)
  if (!calendar) throw missing('resource', 'resourceId')
  authoriseCalendar(actor, tx, calendar)
  const row = await insertBlock(tx.db, {
    id: randomUUIDv7(),
    resource_id: input.resourceId,
    start_at: new Date(input.start),
    end_at: new Date(input.end),
    title: input.title,
    created_by_user_id: effectiveUser(actor)?.id ?? null,
  })
  const block = presentBlock(row)
  recordChange(tx, {
    type: 'block.created',
    subjectType: 'block',
    subjectId: row.id,
    data: { blockId: row.id, resourceId: row.resource_id },
    after: block,
  })
  const affected = await visitsUnderBlock(tx, row.resource_id, { from: row.start_at, to: row.end_at })
  return { ...block, affected }
}
