import type { Deps } from '../../deps.ts'
import { writeUnlessDry } from '../../dry-run.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { linkStaffUser } from '../tenants/link-staff-user.ts'
import { planLimit } from '../tenants/plan-limit.ts'
import { archiveResource } from './archive-resource.ts'
import { createResource } from './create-resource.ts'
import { listResources } from './list-resources.ts'
import type { Resource } from './present-resource.ts'
import { readResourceHours } from './read-hours.ts'
import { readResource } from './read-resource.ts'
import { clearResourceHours, setResourceHours } from './set-resource-hours.ts'
import { updateResource } from './update-resource.ts'

export function resourceRoutes(route: Route, { database }: Deps): void {
  const link = (tenantId: string, { id, locationId, userId }: Resource) =>
    linkStaffUser(database, tenantId, { resourceId: id, locationId, userId })

  route('GET /resources', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listResources(tx, actor, query)),
  )

  route('POST /resources', async ({ scope, actor, tenant, body, idempotency }) => {
    const limit = await planLimit(database, tenant.plan, 'resources')
    const resource = await database.withTenant(scope, (tx) =>
      once(tx, idempotency, () => createResource(tx, actor, body, limit)),
    )
    if (body.userId && !idempotency?.replayed) await link(tenant.id, resource)
    return resource
  })

  route('GET /resources/:id', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => readResource(tx, actor, params.id)),
  )

  route('PATCH /resources/:id', async ({ scope, actor, tenant, params, query, body }) => {
    const limit = body.active ? await planLimit(database, tenant.plan, 'resources') : null
    const resource = await writeUnlessDry(database, scope, query.dryRun, (tx) =>
      updateResource(tx, actor, params.id, body, limit),
    )
    const isLinkTouched = body.userId !== undefined || body.locationId !== undefined
    if (isLinkTouched && !query.dryRun) await link(tenant.id, resource)
    return resource
  })

  route('DELETE /resources/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => archiveResource(tx, actor, params.id))
    return null
  })

  route('GET /resources/:id/hours', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => readResourceHours(tx, actor, params.id)),
  )

  route('PUT /resources/:id/hours', ({ scope, actor, params, query, body }) =>
    writeUnlessDry(database, scope, query.dryRun, (tx) => setResourceHours(tx, actor, params.id, body)),
  )

  route('DELETE /resources/:id/hours', ({ scope, actor, params, query }) =>
    writeUnlessDry(database, scope, query.dryRun, (tx) => clearResourceHours(tx, actor, params.id)),
  )
}
