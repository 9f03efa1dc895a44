import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { recordChange } from '../../record-change.ts'
import { assertServices } from './create-add-on.ts'
import { assertCurrency } from './create-service.ts'
import { insertPackage, type PackageRow, replaceItems, selectPackage } from './packages.queries.ts'
import { type Package, presentPackage } from './present-package.ts'
import { selectTerms } from './services.queries.ts'

/** @throws Problem forbidden, not-found (a service), invalid-input */
export async function createPackage(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /packages'>,
): Promise<Package> {
  authorise(actor, 'services.manage', tx)
  const { currency } = await selectTerms(tx.db)
  if (input.price) assertCurrency(input.price.currency, currency)
  await assertServices(tx.db, input.serviceIds)
  const id = randomUUIDv7()
  await insertPackage(tx.db, {
    id,
    name: input.name,
    description: input.description,
    category: input.category,
    position: input.position,
    price_amount: input.price?.amount ?? null,
    price_currency: currency,
    bookable_online: input.bookableOnline,
    active: input.active,
  })
  await replaceItems(tx.db, id, input.serviceIds)
  const made = presentPackage((await selectPackage(tx.db, id)) as PackageRow)
  recordChange(tx, {
    type: 'package.created',
    subjectType: 'package',
    subjectId: id,
    data: { packageId: id },
    after: made,
  })
  return made
}
