import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import type { Service } from './present-service.ts'
import { assertPartsFit, checkedRequirements, ONE_PERSON } from './requirements.ts'
import { serviceAnswer } from './service-answers.ts'
import { insertService, selectTerms } from './services.queries.ts'

/** @throws Problem forbidden, not-found (a resource), invalid-input */
export async function createService(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /services'>,
): Promise<Service> {
  authorise(actor, 'services.manage', tx)
  assertCurrency(input.price.currency, (await selectTerms(tx.db)).currency)
  const requirements = await checkedRequirements(tx.db, input.requirements ?? ONE_PERSON)
  assertPartsFit(requirements, input.durationMinutes)
  const row = await insertService(tx.db, {
    id: randomUUIDv7(),
    name: input.name,
    description: input.description,
    category: input.category,
    position: input.position,
    duration_minutes: input.durationMinutes,
    buffer_before_minutes: input.bufferBeforeMinutes,
    buffer_after_minutes: input.bufferAfterMinutes,
    slot_interval_minutes: input.slotIntervalMinutes ?? null,
    notice_minutes: input.noticeMinutes ?? null,
    booking_window_days: input.bookingWindowDays ?? null,
    price_amount: input.price.amount,
    price_currency: input.price.currency,
    requirements: JSON.stringify(requirements),
    assignment: input.assignment,
    policies: input.policies ? JSON.stringify(input.policies) : null,
    bookable_online: input.bookableOnline,
    active: input.active,
  })
  const service = await serviceAnswer(tx, row)
  recordChange(tx, {
    type: 'service.created',
    subjectType: 'service',
    subjectId: row.id,
    data: { serviceId: row.id },
    after: service,
  })
  return service
}

/** @throws Problem invalid-input unless a price is in the currency of the business */
export function assertCurrency(given: string, currency: string): void {
  if (given !== currency) throw invalid('price.currency', `must be the currency of the business, ${currency}`)
}
