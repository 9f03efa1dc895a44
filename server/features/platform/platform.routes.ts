import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { consoleRoutes } from './console.routes.ts'
import { tenantRoutes } from './tenants.routes.ts'
import { userRoutes } from './users.routes.ts'

/** The operator's console. */
export function platformRoutes(route: Route, deps: Deps): void {
  tenantRoutes(route, deps)
  userRoutes(route, deps)
  consoleRoutes(route, deps)
}
