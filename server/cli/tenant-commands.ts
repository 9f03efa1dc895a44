import { createDatabase, type Database } from '../database/pool.ts'
import { prepareDatabase } from '../database/prepare.ts'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { withOwnerDatabase } from './owner-database.ts'

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
        .select(['slug', 'name', 'status', 'migration', 'schema_name', 'id'])
        .orderBy('slug')
        .execute(),
    ),
  )
  console.table(tenants)
}

function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  return withOwnerDatabase(async (url) => {
    const { appUrl } = await prepareDatabase(url)
    const database = createDatabase({ url: appUrl, max: 1 })
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  })
}
