import { can } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { Problem } from '../../problem.ts'
import { readUsage } from './read-usage.ts'

export function billingRoutes(route: Route, deps: Deps): void {
  route('GET /billing', async ({ actor, tenant, scope }) => {
    if (!can(actor, 'billing.read', { tenantId: tenant.id, isTemporary: tenant.isTemporary }))
      throw new Problem('forbidden')
    const plan = await deps.database.readPlatform(({ db }) =>
      db
        .selectFrom('plans')
        .select(['id', 'name', 'limits'])
        .where('id', '=', tenant.plan)
        .executeTakeFirstOrThrow(),
    )
    const limits = Object.fromEntries(
      Object.entries(plan.limits).flatMap(([thing, most]) => (most === null ? [] : [[thing, most]])),
    )
    return { plan: { id: plan.id, name: plan.name, limits }, usage: await readUsage(deps.database, scope) }
  })
}
