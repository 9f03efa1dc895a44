import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { archiveLocationRow, lockLocationAlone, selectUses } from './locations.queries.ts'
import { presentLocation } from './present-location.ts'

/**
 * Archives a location that nothing uses any more.
 * @throws Problem forbidden, not-found; in-use for the default one and, with how many (`uses`), where resources,
 * hours or visits still need it
 */
export async function archiveLocation(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'locations.manage', tx)
  const row = await lockLocationAlone(tx.db, id)
  if (!row) throw notFound('location')
  if (row.is_default)
    throw new Problem('in-use', 'It is the default location: make another one the default first')
  const uses = await selectUses(tx.db, id, tx.now)
  if (uses.resources > 0) throw new Problem('in-use', 'Resources are at home there', { uses })
  if (uses.hours > 0) throw new Problem('in-use', 'Resources have working hours there', { uses })
  if (uses.visits > 0) throw new Problem('in-use', 'Visits are to come there', { uses })
  await archiveLocationRow(tx.db, id)
  recordChange(tx, {
    type: 'location.archived',
    subjectType: 'location',
    subjectId: id,
    data: { locationId: id },
    before: presentLocation(row),
  })
}
