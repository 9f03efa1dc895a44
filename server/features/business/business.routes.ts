import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { updateRegistry } from '../tenants/update-registry.ts'
import { publishBusiness } from './publish-business.ts'
import { readBusiness } from './read-business.ts'
import { updateBusiness } from './update-business.ts'

export function businessRoutes(route: Route, { database }: Deps): void {
  route('GET /business', ({ scope, tenant }) =>
    database.readTenant(scope, (tx) => readBusiness(tx, tenant.slug)),
  )

  route('PATCH /business', async ({ scope, actor, tenant, body }) => {
    const business = await database.withTenant(scope, (tx) => updateBusiness(tx, actor, tenant.slug, body))
    await updateRegistry(database, tenant.id, business)
    return business
  })

  for (const to of ['publish', 'unpublish'] as const)
    route(`POST /business/${to}`, ({ scope, actor, tenant }) =>
      database.withTenant(scope, (tx) => publishBusiness(tx, actor, tenant.slug, to === 'publish')),
    )
}
