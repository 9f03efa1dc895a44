import type { Deps } from '../../deps.ts'
import { writeUnlessDry } from '../../dry-run.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { planLimit } from '../tenants/plan-limit.ts'
import { archiveLocation } from './archive-location.ts'
import { createLocation } from './create-location.ts'
import { listLocations } from './list-locations.ts'
import { readLocationHours } from './read-hours.ts'
import { readLocation } from './read-location.ts'
import { setLocationHours } from './set-location-hours.ts'
import { updateLocation } from './update-location.ts'

export function locationRoutes(route: Route, { database }: Deps): void {
  route('GET /locations', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listLocations(tx, actor, query)),
  )

  route('POST /locations', async ({ scope, actor, tenant, body, idempotency }) => {
    const limit = await planLimit(database, tenant.plan, 'locations')
    return database.withTenant(scope, (tx) =>
      once(tx, idempotency, () => createLocation(tx, actor, body, limit)),
    )
  })

  route('GET /locations/:id', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => readLocation(tx, actor, params.id)),
  )

  route('PATCH /locations/:id', ({ scope, actor, params, query, body }) =>
    writeUnlessDry(database, scope, query.dryRun, (tx) => updateLocation(tx, actor, params.id, body)),
  )

  route('DELETE /locations/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => archiveLocation(tx, actor, params.id))
    return null
  })

  route('GET /locations/:id/hours', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => readLocationHours(tx, actor, params.id)),
  )

  route('PUT /locations/:id/hours', ({ scope, actor, params, query, body }) =>
    writeUnlessDry(database, scope, query.dryRun, (tx) => setLocationHours(tx, actor, params.id, body)),
  )
}
