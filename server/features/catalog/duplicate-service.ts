import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import type { Service } from './present-service.ts'
import { serviceAnswer } from './service-answers.ts'
import { copyBelongings, copyService, type ServiceRow, selectService } from './services.queries.ts'

/**
 * Copies a service under another name, with its own durations, prices and add-ons. The copy isn't offered online, so
 * that nobody books it before it is finished.
 * @throws Problem forbidden, not-found
 */
export async function duplicateService(
  tx: TenantTx,
  actor: Actor,
  from: string,
  name: string,
): Promise<Service> {
  authorise(actor, 'services.manage', tx)
  const id = randomUUIDv7()
  if (!(await copyService(tx.db, from, { id, name }))) throw notFound('service')
  await copyBelongings(tx.db, from, id)
  const service = await serviceAnswer(tx, (await selectService(tx.db, id)) as ServiceRow)
  recordChange(tx, {
    type: 'service.created',
    subjectType: 'service',
    subjectId: id,
    data: { serviceId: id },
    after: service,
  })
  return service
}
