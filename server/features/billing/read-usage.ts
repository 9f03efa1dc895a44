import type { Database } from '../../database/pool.ts'
import type { TenantScope } from '../../database/scope.ts'

/** How much a business has of each thing that a plan may limit. */
export async function readUsage(database: Database, scope: TenantScope): Promise<Record<string, number>> {
  const own = await database.readTenant(scope, ({ db }) =>
    db
      .selectNoFrom((w) => [
        w
          .selectFrom('locations')
          .select(w.fn.countAll<number>().as('n'))
          .where('active', '=', true)
          .as('locations'),
        w
          .selectFrom('resources')
          .select(w.fn.countAll<number>().as('n'))
          .where('active', '=', true)
          .as('resources'),
      ])
      .executeTakeFirstOrThrow(),
  )
  const shared = await database.readPlatform(({ db }) =>
    db
      .selectNoFrom((w) => [
        w
          .selectFrom('users')
          .select(w.fn.countAll<number>().as('n'))
          .where('tenant_id', '=', scope.tenantId)
          .where('role', '<>', 'CUSTOMER')
          .where('status', '<>', 'disabled')
          .as('members'),
        w
          .selectFrom('domains')
          .select(w.fn.countAll<number>().as('n'))
          .where('tenant_id', '=', scope.tenantId)
          .where('is_custom_domain', '=', true)
          .as('domains'),
      ])
      .executeTakeFirstOrThrow(),
  )
  return {
    locations: own.locations ?? 0,
    resources: own.resources ?? 0,
    members: shared.members ?? 0,
    domains: shared.domains ?? 0,
  }
}
