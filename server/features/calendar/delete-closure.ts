import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { deleteClosureRow } from './calendar.queries.ts'
import { presentClosure } from './present-calendar.ts'

/** Opens the days of a closure again. @throws Problem forbidden, not-found */
export async function deleteClosure(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'closures.manage', tx)
  const row = await deleteClosureRow(tx.db, id)
  if (!row) throw notFound('closure')
  recordChange(tx, {
    type: 'closure.deleted',
    subjectType: 'closure',
    subjectId: id,
    data: { closureId: id, locationId: row.location_id },
    before: presentClosure(row),
  })
}
