import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, notFound } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { assertCurrency } from './create-service.ts'
import type { Service } from './present-service.ts'
import { serviceAnswer } from './service-answers.ts'
import { deleteOwn, putOwn, selectKinds, selectService, touchService } from './services.queries.ts'

/**
 * Sets a resource's own duration and price for a service; what is left out or null is the service's own.
 * @throws Problem forbidden, not-found (the service, or the resource), invalid-input
 */
export async function setServiceResource(
  tx: TenantTx,
  actor: Actor,
  { id, resourceId }: { id: string; resourceId: string },
  { durationMinutes = null, price = null }: ParsedBody<'PUT /services/:id/resources/:resourceId'>,
): Promise<Service> {
  authorise(actor, 'services.manage', tx)
  const row = await selectService(tx.db, id)
  if (!row) throw notFound('service')
  const before = await serviceAnswer(tx, row)
  const changed = await touchService(tx.db, id)
  if (!changed) throw notFound('service')
  if ((await selectKinds(tx.db, [resourceId])).length === 0) throw notFound('resource')
  if (price) assertCurrency(price.currency, changed.price_currency)
  const lastStart = Math.max(
    0,
    ...changed.requirements.flatMap(({ parts = [] }) => parts.map((p) => p.fromMinute)),
  )
  if (durationMinutes !== null && durationMinutes <= lastStart) {
    throw invalid(
      'durationMinutes',
      `must reach beyond minute ${lastStart}, where a part of the service starts`,
    )
  }
  if (durationMinutes === null && price === null) await deleteOwn(tx.db, id, resourceId)
  else {
    await putOwn(tx.db, { serviceId: id, resourceId, durationMinutes, priceAmount: price?.amount ?? null })
  }
  const after = await serviceAnswer(tx, changed)
  recordChange(tx, {
    type: 'service.updated',
    subjectType: 'service',
    subjectId: id,
    data: { serviceId: id, resourceId },
    before,
    after,
  })
  return after
}
