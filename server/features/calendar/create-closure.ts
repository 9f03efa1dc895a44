import { randomUUIDv7 } from 'node:crypto'
import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsInClosure } from './affected-visits.ts'
import { insertClosure, selectLocationId } from './calendar.queries.ts'
import { presentClosure } from './present-calendar.ts'

/**
 * Closes the business, or one location, on local dates (both included). Visits on them stay, and are listed.
 * @throws Problem forbidden, not-found (the location)
 */
export async function createClosure(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /closures'>,
): Promise<Answer<'POST /closures'>> {
  authorise(actor, 'closures.manage', tx)
  const { from, to, title, locationId = null } = input
  if (locationId !== null && !(await selectLocationId(tx.db, locationId)))
    throw missing('location', 'locationId')
  const row = await insertClosure(tx.db, {
    id: randomUUIDv7(),
    location_id: locationId,
    from_date: from,
    to_date: to,
    title,
  })
  const closure = presentClosure(row)
  recordChange(tx, {
    type: 'closure.created',
    subjectType: 'closure',
    subjectId: row.id,
    data: { closureId: row.id, locationId },
    after: closure,
  })
  return { ...closure, affected: await visitsInClosure(tx, { from, to, locationId }) }
}
