import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { Problem } from '../../problem.ts'
import { retryLostRaces } from '../appointments/lost-race.ts'
import { dropUnassigned, listUnassigned, placeUnassigned, restoreUnassigned } from './unassigned.ts'

export function unassignedRoutes(route: Route, { database }: Deps): void {
  route('GET /unassigned-visits', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listUnassigned(tx, actor, query)),
  )

  route('POST /unassigned-visits/:id/place', ({ scope, actor, params, body, idempotency }) =>
    retryLostRaces(
      () =>
        database.withTenant(scope, (tx) =>
          once(tx, idempotency, () => placeUnassigned(tx, actor, params.id, body)),
        ),
      () => Promise.reject(new Problem('slot-taken')),
    ),
  )

  route('POST /unassigned-visits/:id/drop', ({ scope, actor, params }) =>
    database.withTenant(scope, (tx) => dropUnassigned(tx, actor, params.id)),
  )

  route('POST /unassigned-visits/:id/restore', ({ scope, actor, params }) =>
    database.withTenant(scope, (tx) => restoreUnassigned(tx, actor, params.id)),
  )
}
