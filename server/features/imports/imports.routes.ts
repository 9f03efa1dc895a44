import { authorise } from '../../authorise.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { cancelImport, changeImport, forgetImport, runImport } from './change-import.ts'
import { createImport } from './create-import.ts'
import { listImports, listRows } from './list-imports.ts'
import { readImport } from './present-import.ts'
import { unassignedRoutes } from './unassigned.routes.ts'

export function importRoutes(route: Route, deps: Deps): void {
  const { database } = deps

  route('POST /imports', ({ scope, actor, body, idempotency }) =>
    database.withTenant(scope, (tx) => once(tx, idempotency, () => createImport(tx, actor, body))),
  )

  route('GET /imports', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listImports(tx, actor, query)),
  )

  route('GET /imports/:id', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => {
      authorise(actor, 'data.import', tx)
      return readImport(tx, params.id)
    }),
  )

  route('PATCH /imports/:id', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => changeImport(tx, actor, params.id, body)),
  )

  route('GET /imports/:id/rows', ({ scope, actor, params, query }) =>
    database.readTenant(scope, (tx) => listRows(tx, actor, params.id, query)),
  )

  route('POST /imports/:id/run', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => runImport(tx, actor, params.id, body.version)),
  )

  route('POST /imports/:id/cancel', ({ scope, actor, params }) =>
    database.withTenant(scope, (tx) => cancelImport(tx, actor, params.id)),
  )

  route('DELETE /imports/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => forgetImport(tx, actor, params.id))
    return null
  })

  unassignedRoutes(route, deps)
}
