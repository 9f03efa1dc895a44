import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { changeOf } from './archiving.ts'
import { assertServices } from './create-add-on.ts'
import { assertCurrency } from './create-service.ts'
import {
  archivePackageRow,
  type PackageRow,
  replaceItems,
  selectPackage,
  updatePackageRow,
} from './packages.queries.ts'
import { type Package, presentPackage } from './present-package.ts'

/**
 * Changes a package. Visits keep it as it was when they were booked.
 * @throws Problem forbidden, not-found (the package, or a service), stale, invalid-input
 */
export async function updatePackage(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /packages/:id'>,
): Promise<Package> {
  authorise(actor, 'services.manage', tx)
  const row = await selectPackage(tx.db, id)
  if (!row) throw notFound('package')
  const before = presentPackage(row)
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: before })
  if (input.price) assertCurrency(input.price.currency, row.price_currency)
  if (input.serviceIds) await assertServices(tx.db, input.serviceIds)
  const changed = await updatePackageRow(tx.db, id, input.version, {
    name: input.name,
    description: input.description,
    category: input.category,
    position: input.position,
    price_amount: input.price === null ? null : input.price?.amount,
    bookable_online: input.bookableOnline,
    active: input.active,
  })
  if (changed && input.serviceIds) await replaceItems(tx.db, id, input.serviceIds)
  const after = presentPackage((await selectPackage(tx.db, id)) as PackageRow)
  if (!changed) throw new Problem('stale', undefined, { current: after })
  recordChange(tx, {
    type: `package.${changeOf(before, after)}`,
    subjectType: 'package',
    subjectId: id,
    data: { packageId: id },
    before,
    after,
  })
  return after
}

/**
 * Takes a package out of the catalogue; its visits stay as they are. Archiving it again changes nothing.
 * @throws Problem forbidden, not-found
 */
export async function archivePackage(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'services.manage', tx)
  if (!(await archivePackageRow(tx.db, id))) {
    if (!(await selectPackage(tx.db, id))) throw notFound('package')
    return
  }
  recordChange(tx, {
    type: 'package.archived',
    subjectType: 'package',
    subjectId: id,
    data: { packageId: id },
    before: { active: true },
    after: { active: false },
  })
}
