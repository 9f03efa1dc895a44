import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsMisserved, visitsOfService } from '../calendar/affected-visits.ts'
import { changeOf } from './archiving.ts'
import { assertCurrency } from './create-service.ts'
import { assertPartsFit, checkedRequirements } from './requirements.ts'
import { serviceAnswer } from './service-answers.ts'
import { selectOwn, selectService, selectTerms, updateService as update } from './services.queries.ts'

/**
 * Changes a service. Visits that it strands, archived (`active: false`) or with other requirements, stay and
 * are listed.
 * @throws Problem forbidden, not-found (the service, or a resource), stale, invalid-input
 */
export async function updateService(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /services/:id'>,
): Promise<Answer<'PATCH /services/:id'>> {
  authorise(actor, 'services.manage', tx)
  const row = await selectService(tx.db, id)
  if (!row) throw notFound('service')
  const before = await serviceAnswer(tx, row)
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: before })
  if (input.price) assertCurrency(input.price.currency, (await selectTerms(tx.db)).currency)
  const requirements = input.requirements && (await checkedRequirements(tx.db, input.requirements))
  const durationMinutes = input.durationMinutes ?? row.duration_minutes
  assertPartsFit(requirements ?? row.requirements, durationMinutes, await selectOwn(tx.db, [id]))

  const changed = await update(tx.db, id, input.version, {
    name: input.name,
    description: input.description,
    category: input.category,
    position: input.position,
    duration_minutes: input.durationMinutes,
    buffer_before_minutes: input.bufferBeforeMinutes,
    buffer_after_minutes: input.bufferAfterMinutes,
    slot_interval_minutes: input.slotIntervalMinutes,
    notice_minutes: input.noticeMinutes,
    booking_window_days: input.bookingWindowDays,
    price_amount: input.price?.amount,
    price_currency: input.price?.currency,
    requirements: requirements && JSON.stringify(requirements),
    assignment: input.assignment,
    policies: input.policies && JSON.stringify(input.policies),
    bookable_online: input.bookableOnline,
    active: input.active,
    // whoever changes an example makes it their own
    is_example: false,
  })
  if (!changed) throw await staleService(tx, id)
  const after = await serviceAnswer(tx, changed)
  recordChange(tx, {
    type: `service.${changeOf(before, after)}`,
    subjectType: 'service',
    subjectId: id,
    data: { serviceId: id },
    before,
    after,
  })
  const archived = before.active && !after.active
  if (archived) return { ...after, affected: await visitsOfService(tx, id) }
  const affected = requirements ? await visitsMisserved(tx, id, row.requirements, requirements) : []
  return { ...after, affected }
}

async function staleService(tx: TenantTx, id: string): Promise<Problem> {
  const row = await selectService(tx.db, id)
  return row
    ? new Problem('stale', undefined, { current: await serviceAnswer(tx, row) })
    : notFound('service')
}
