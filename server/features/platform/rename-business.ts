import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { PlatformTenantRow } from './tenants.queries.ts'

/** Gives a business its new name where it keeps its own settings too. */
export async function renameBusiness(deps: Deps, actor: Actor, row: PlatformTenantRow): Promise<void> {
  const scope = { tenantId: row.id, schema: row.schema_name, migration: row.migration, actor }
  await deps.database.withTenant(scope, async (tx) => {
    await tx.db
      .updateTable('business')
      .set({ name: row.name, version: sql`version + 1` })
      .where('id', '=', 1)
      .execute()
    tx.event('business.updated', {})
  })
}
