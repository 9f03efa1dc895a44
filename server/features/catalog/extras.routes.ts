import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { createAddOn } from './create-add-on.ts'
import { createPackage } from './create-package.ts'
import { listAddOns } from './list-add-ons.ts'
import { listPackages, readPackage } from './list-packages.ts'
import { archiveAddOn, updateAddOn } from './update-add-on.ts'
import { archivePackage, updatePackage } from './update-package.ts'

/** What goes beside services: add-ons and packages. */
export function extrasRoutes(route: Route, { database }: Deps): void {
  route('GET /add-ons', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listAddOns(tx, actor, query)),
  )

  route('POST /add-ons', ({ scope, actor, body, idempotency }) =>
    database.withTenant(scope, (tx) => once(tx, idempotency, () => createAddOn(tx, actor, body))),
  )

  route('PATCH /add-ons/:id', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => updateAddOn(tx, actor, params.id, body)),
  )

  route('DELETE /add-ons/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => archiveAddOn(tx, actor, params.id))
    return null
  })

  route('GET /packages', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listPackages(tx, actor, query)),
  )

  route('POST /packages', ({ scope, actor, body, idempotency }) =>
    database.withTenant(scope, (tx) => once(tx, idempotency, () => createPackage(tx, actor, body))),
  )

  route('GET /packages/:id', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => readPackage(tx, actor, params.id)),
  )

  route('PATCH /packages/:id', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => updatePackage(tx, actor, params.id, body)),
  )

  route('DELETE /packages/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => archivePackage(tx, actor, params.id))
    return null
  })
}
