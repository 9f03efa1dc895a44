import { sql } from 'kysely'
import type { GrantStatus } from '../../../domain/access/index.ts'
import type { PlatformReadTx, PlatformTx } from '../../database/scope.ts'

type Db = PlatformReadTx['db']

const grants = (db: Db) =>
  db
    .selectFrom('permission_grants as g')
    .innerJoin('users as r', 'r.id', 'g.grantor_user_id')
    .innerJoin('users as e', 'e.id', 'g.grantee_user_id')
    .leftJoin('tenants as t', 't.id', 'g.tenant_id')
    .select([
      'g.id',
      'g.action',
      'g.reason',
      'g.starts_at',
      'g.expires_at',
      'g.revoked_at',
      'g.tenant_id',
      'g.grantor_user_id',
      'r.name as grantor_name',
      'r.email as grantor_email',
      'g.grantee_user_id',
      'e.name as grantee_name',
      'e.email as grantee_email',
      'e.role as grantee_role',
      't.slug as tenant_slug',
      't.name as tenant_name',
    ])

export const selectGrant = (db: Db, id: string) => grants(db).where('g.id', '=', id).executeTakeFirstOrThrow()

export type GrantRow = Awaited<ReturnType<typeof selectGrant>>

interface Filter {
  /** null: of all tenants. */
  tenantId: string | null
  status?: GrantStatus | undefined
  now: Date
  after?: { startsAt: Date; id: string } | undefined
  limit: number
}

/** Grants, the newest first; one more than the limit tells that there are more. */
export function selectGrants(db: Db, { tenantId, status, now, after, limit }: Filter): Promise<GrantRow[]> {
  let query = grants(db)
    .orderBy('g.starts_at', 'desc')
    .orderBy('g.id', 'desc')
    .limit(limit + 1)
  if (tenantId) query = query.where('g.tenant_id', '=', tenantId)
  if (status === 'revoked') query = query.where('g.revoked_at', 'is not', null)
  if (status === 'active') query = query.where('g.revoked_at', 'is', null).where('g.expires_at', '>', now)
  if (status === 'expired') query = query.where('g.revoked_at', 'is', null).where('g.expires_at', '<=', now)
  if (after) query = query.where(sql<boolean>`(g.starts_at, g.id) < (${after.startsAt}, ${after.id}::uuid)`)
  return query.execute()
}

/** Takes back those that are still active; answers which they were. */
export const revokeGrants = (
  tx: PlatformTx,
  ids: readonly string[],
  tenantId: string | null,
  userId: string,
) => {
  let query = tx.db
    .updateTable('permission_grants')
    .set({ revoked_at: tx.now, revoked_by_user_id: userId })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', tx.now)
  if (tenantId) query = query.where('tenant_id', '=', tenantId)
  return query.returning(['id', 'grantee_user_id', 'tenant_id', 'action']).execute()
}
