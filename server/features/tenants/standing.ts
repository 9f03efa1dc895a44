import type { Database } from '../../database/pool.ts'
import type { TenantStatus } from '../../database/tables.ts'
import { statusAt } from './status-at.ts'

/** What a tenant's users may do depends on these, wherever they ask from. */
export interface Standing {
  id: string
  status: TenantStatus
  isTemporary: boolean
}

/** How a tenant stands, for a request of one of its users that doesn't choose it. */
export async function standingOf(database: Database, tenantId: string, now: Date): Promise<Standing> {
  const row = await database.readPlatform(({ db }) =>
    db
      .selectFrom('tenants')
      .select(['status', 'is_temporary', 'expires_at'])
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow(),
  )
  return { id: tenantId, status: statusAt(row, now), isTemporary: row.is_temporary }
}
