import type { GrantAction } from '../../../domain/access/index.ts'
import type { Database } from '../../database/pool.ts'

/** The grant under which somebody may do something in a business now, the newest; null where there is none. */
export async function activeGrant(
  database: Database,
  granteeId: string,
  action: GrantAction,
  tenantId: string,
  now: Date,
): Promise<{ id: string; grantorId: string; reason: string } | null> {
  const row = await database.readPlatform(({ db }) =>
    db
      .selectFrom('permission_grants')
      .select(['id', 'grantor_user_id as grantorId', 'reason'])
      .where('grantee_user_id', '=', granteeId)
      .where('action', '=', action)
      .where((w) => w.or([w('tenant_id', 'is', null), w('tenant_id', '=', tenantId)]))
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .orderBy('starts_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  return row ?? null
}
