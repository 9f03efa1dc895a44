import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import type { AccessNotes } from '../audit/access-notes.ts'
import { consoleRoutes } from './console.routes.ts'
import { tenantRoutes } from './tenants.routes.ts'
import { userRoutes } from './users.routes.ts'

/** The operator's console. What it shows of the people and mails of a business goes into that business's log. */
export function platformRoutes(route: Route, deps: Deps, notes: AccessNotes): void {
  tenantRoutes(route, deps, notes)
  userRoutes(route, deps, notes)
  consoleRoutes(route, deps, notes)
}
