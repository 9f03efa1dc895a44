import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { extrasRoutes } from './extras.routes.ts'
import { locationRoutes } from './locations.routes.ts'
import { resourceRoutes } from './resources.routes.ts'
import { serviceRoutes } from './services.routes.ts'

export function catalogRoutes(route: Route, deps: Deps): void {
  serviceRoutes(route, deps)
  extrasRoutes(route, deps)
  locationRoutes(route, deps)
  resourceRoutes(route, deps)
}
