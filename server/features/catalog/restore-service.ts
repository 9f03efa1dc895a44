import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import type { Service } from './present-service.ts'
import { serviceAnswer } from './service-answers.ts'
import { restoreService as restore, type ServiceRow, selectService } from './services.queries.ts'

/**
 * Brings an archived service back; one that isn't archived stays as it is.
 * @throws Problem forbidden, not-found
 */
export async function restoreService(tx: TenantTx, actor: Actor, id: string): Promise<Service> {
  authorise(actor, 'services.manage', tx)
  const restored = await restore(tx.db, id)
  const row: ServiceRow | undefined = restored ?? (await selectService(tx.db, id))
  if (!row) throw notFound('service')
  if (restored) {
    recordChange(tx, {
      type: 'service.restored',
      subjectType: 'service',
      subjectId: id,
      data: { serviceId: id },
      before: { active: false },
      after: { active: true },
    })
  }
  return serviceAnswer(tx, row)
}
