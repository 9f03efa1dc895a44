import { sql } from 'kysely'
import type { Database } from '../../database/pool.ts'
import type { TenantScope } from '../../database/scope.ts'
import { storedMebibytes } from '../tenants/assert-storage.ts'
import { sharedUsage } from '../tenants/usage.ts'

/** How much a business has of each thing that a plan may limit; storage in MiB, messages in this month (UTC). */
export async function readUsage(database: Database, scope: TenantScope): Promise<Record<string, number>> {
  const own = await database.readTenant(scope, async ({ db }) => {
    const counts = await db
      .selectNoFrom([
        sql<number>`(select count(*)::integer from locations where active)`.as('locations'),
        sql<number>`(select count(*)::integer from resources where active)`.as('resources'),
      ])
      .executeTakeFirstOrThrow()
    return { ...counts, storage: await storedMebibytes(db) }
  })
  const shared = await database.readPlatform((tx) => sharedUsage(tx, scope.tenantId))
  return { ...shared, ...own }
}
