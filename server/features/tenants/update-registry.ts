import type { Database } from '../../database/pool.ts'

/** What the platform knows of a business beside what the business itself keeps. */
export interface RegistryFacts {
  name: string
  timeZone: string
  currency: string
  locale: string
}

/**
 * Brings the platform's registry up to date with a business's own settings. Runs after the tenant's transaction,
 * which can't reach the registry; it states what is, so a later change repairs one that was lost.
 */
export async function updateRegistry(
  database: Database,
  tenantId: string,
  facts: RegistryFacts,
): Promise<void> {
  await database.withPlatform(({ db }) =>
    db
      .updateTable('tenants')
      .set({ name: facts.name, time_zone: facts.timeZone, currency: facts.currency, locale: facts.locale })
      .where('id', '=', tenantId)
      .execute(),
  )
}
