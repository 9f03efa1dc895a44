import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { archiveLabel } from './archive-label.ts'
import { createLabel } from './create-label.ts'
import { listLabels } from './list-labels.ts'
import { orderLabels } from './order-labels.ts'
import { updateLabel } from './update-label.ts'

export function labelRoutes(route: Route, { database }: Deps): void {
  route('GET /labels', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listLabels(tx, actor, query)),
  )

  route('POST /labels', ({ scope, actor, body, idempotency }) =>
    database.withTenant(scope, (tx) => once(tx, idempotency, () => createLabel(tx, actor, body))),
  )

  route('PATCH /labels/:id', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => updateLabel(tx, actor, params.id, body)),
  )

  route('PUT /labels/order', ({ scope, actor, body }) =>
    database.withTenant(scope, (tx) => orderLabels(tx, actor, body)),
  )

  route('DELETE /labels/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => archiveLabel(tx, actor, params.id))
    return null
  })
}
