import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { archiveResourceRow, selectResource } from './resources.queries.ts'

/**
 * Archives a resource; its visits stay as they are. Archiving it again changes nothing.
 * @throws Problem forbidden, not-found
 */
export async function archiveResource(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'resources.manage', tx)
  if (!(await archiveResourceRow(tx.db, id))) {
    if (!(await selectResource(tx.db, id))) throw notFound('resource')
    return
  }
  recordChange(tx, {
    type: 'resource.archived',
    subjectType: 'resource',
    subjectId: id,
    data: { resourceId: id },
    before: { active: true },
    after: { active: false },
  })
}
