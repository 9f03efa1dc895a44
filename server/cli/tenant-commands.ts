import { tenantScope } from '../database/request-context.ts'
import { changeTenant } from '../features/platform/change-tenant.ts'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { withDatabase } from './cli-database.ts'
import { requireTenant } from './require-tenant.ts'

export interface TenantCreateOptions {
  name: string
  timeZone: string
  country: string
  currency: string
  plan: string
}

/** `smooth tenant create`: makes a tenant without users. */
export async function tenantCreateCommand(slug: string, options: TenantCreateOptions): Promise<void> {
  const { tenantId, schema } = await withDatabase((database) =>
    createTenant(database, { slug, ...options }, { actor: { kind: 'system', task: 'smooth tenant create' } }),
  )
  console.log(`${slug}: ${tenantId}, schema ${schema}`)
}

/** `smooth tenant list`. */
export async function tenantListCommand(): Promise<void> {
  const tenants = await withDatabase((database) =>
    database.readPlatform(({ db }) =>
      db
        .selectFrom('tenants')
        .select(['slug', 'name', 'status', 'plan', 'migration', 'schema_name', 'id'])
        .orderBy('slug')
        .execute(),
    ),
  )
  console.table(tenants)
}

/** `smooth tenant suspend` and `reactivate`: the same verb as the console's, with its entries in both logs. */
export async function tenantStatusCommand(
  slug: string,
  status: 'active' | 'suspended',
  reason?: string,
): Promise<void> {
  const changed = await withDatabase(async (database) => {
    const { id } = await requireTenant(database, slug)
    const actor = { kind: 'system' as const, task: `smooth tenant ${status}` }
    const { entries } = await database.withPlatform((tx) => changeTenant(tx, actor, id, { status, reason }), {
      actor,
    })
    const scope = await tenantScope(database, id, actor)
    if (scope && entries.length > 0)
      await database.withTenant(scope, async (tx) => {
        for (const entry of entries) tx.audit(entry)
      })
    return entries.length > 0
  })
  console.log(changed ? `${slug} is ${status}` : `${slug} was ${status} already`)
}
