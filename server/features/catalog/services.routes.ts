import type { Deps } from '../../deps.ts'
import { writeUnlessDry } from '../../dry-run.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { archiveService } from './archive-service.ts'
import { createService } from './create-service.ts'
import { duplicateService } from './duplicate-service.ts'
import { listServices } from './list-services.ts'
import { orderServices } from './order-services.ts'
import { readService } from './read-service.ts'
import { restoreService } from './restore-service.ts'
import { setServiceResource } from './set-service-resource.ts'
import { updateService } from './update-service.ts'

export function serviceRoutes(route: Route, { database }: Deps): void {
  route('GET /services', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listServices(tx, actor, query)),
  )

  route('POST /services', ({ scope, actor, body, idempotency }) =>
    database.withTenant(scope, (tx) => once(tx, idempotency, () => createService(tx, actor, body))),
  )

  route('GET /services/:id', ({ scope, actor, params, query }) =>
    database.readTenant(scope, (tx) => readService(tx, actor, params.id, query)),
  )

  route('PATCH /services/:id', ({ scope, actor, params, query, body }) =>
    writeUnlessDry(database, scope, query.dryRun, (tx) => updateService(tx, actor, params.id, body)),
  )

  route('DELETE /services/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => archiveService(tx, actor, params.id))
    return null
  })

  route('POST /services/:id/restore', ({ scope, actor, params }) =>
    database.withTenant(scope, (tx) => restoreService(tx, actor, params.id)),
  )

  route('POST /services/:id/duplicate', ({ scope, actor, params, body, idempotency }) =>
    database.withTenant(scope, (tx) =>
      once(tx, idempotency, () => duplicateService(tx, actor, params.id, body.name)),
    ),
  )

  route('PUT /services/order', async ({ scope, actor, body }) => {
    await database.withTenant(scope, (tx) => orderServices(tx, actor, body.serviceIds))
    return null
  })

  route('DELETE /services/:id/resources/:resourceId', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => setServiceResource(tx, actor, params, {}))
    return null
  })

  route('PUT /services/:id/resources/:resourceId', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => setServiceResource(tx, actor, params, body)),
  )
}
