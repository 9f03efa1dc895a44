import { can } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { Problem } from '../../problem.ts'
import { presentPlan, selectPlan } from '../tenants/plans.ts'
import { readUsage } from './read-usage.ts'

export function billingRoutes(route: Route, deps: Deps): void {
  route('GET /billing', async ({ actor, tenant, scope }) => {
    if (!can(actor, 'billing.read', { tenantId: tenant.id, isTemporary: tenant.isTemporary }))
      throw new Problem('forbidden')
    const plan = await deps.database.readPlatform(({ db }) => selectPlan(db, tenant.plan))
    return { plan: presentPlan(plan), usage: await readUsage(deps.database, scope) }
  })
}
