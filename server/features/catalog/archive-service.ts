import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { archiveService as archive, selectService } from './services.queries.ts'

/**
 * Takes a service out of the catalogue; its visits stay as they are. Archiving it again changes nothing.
 * @throws Problem forbidden, not-found
 */
export async function archiveService(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'services.manage', tx)
  if (!(await archive(tx.db, id))) {
    if (!(await selectService(tx.db, id))) throw notFound('service')
    return
  }
  recordChange(tx, {
    type: 'service.archived',
    subjectType: 'service',
    subjectId: id,
    data: { serviceId: id },
    before: { active: true },
    after: { active: false },
  })
}
