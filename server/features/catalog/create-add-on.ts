import { randomUUIDv7 } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'
import { missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { type AddOnRow, insertAddOn, replaceServicesOf, selectAddOn } from './add-ons.queries.ts'
import { assertCurrency } from './create-service.ts'
import { type AddOn, presentAddOn } from './present-add-on.ts'
import { selectServicesById, selectTerms } from './services.queries.ts'

/** @throws Problem forbidden, not-found (a service), invalid-input */
export async function createAddOn(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /add-ons'>,
): Promise<AddOn> {
  authorise(actor, 'services.manage', tx)
  const { currency } = await selectTerms(tx.db)
  if (input.price) assertCurrency(input.price.currency, currency)
  const serviceIds = [...new Set(input.serviceIds)]
  await assertServices(tx.db, serviceIds)
  const id = randomUUIDv7()
  await insertAddOn(tx.db, {
    id,
    name: input.name,
    description: input.description,
    duration_minutes: input.durationMinutes,
    price_amount: input.price?.amount,
    price_currency: currency,
    position: input.position,
    active: input.active,
  })
  await replaceServicesOf(tx.db, id, serviceIds)
  const addOn = presentAddOn((await selectAddOn(tx.db, id)) as AddOnRow)
  recordChange(tx, {
    type: 'add-on.created',
    subjectType: 'add-on',
    subjectId: id,
    data: { addOnId: id },
    after: addOn,
  })
  return addOn
}

/** @throws Problem not-found for a service that isn't this tenant's */
export async function assertServices(db: Kysely<TenantTables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const known = new Set((await selectServicesById(db, ids)).map(({ id }) => id))
  ids.forEach((id, at) => {
    if (!known.has(id)) throw missing('service', `serviceIds.${at}`)
  })
}
