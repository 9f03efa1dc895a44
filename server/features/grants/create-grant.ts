import { randomUUIDv7 } from 'node:crypto'
import {
  type Actor,
  can,
  effectiveUser,
  GRANT_ACTIONS,
  type GrantAction,
  isPlatformRole,
} from '../../../domain/access/index.ts'
import type { RequestTenant } from '../../database/request-context.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { type GrantRow, selectGrant } from './grants.queries.ts'

interface AskedGrant {
  granteeId: string
  action: GrantAction
  reason: string
  durationMinutes: number
}

/**
 * Gives one permission to one user for some minutes: in the business of the request, or where none is chosen in every
 * one that the grantee reaches. Nobody grants what they may not do themselves, nor to themselves.
 * @throws Problem forbidden, not-found
 */
export async function createGrant(
  tx: PlatformTx,
  actor: Actor,
  tenant: RequestTenant | null,
  asked: AskedGrant,
): Promise<GrantRow> {
  const grantor = effectiveUser(actor)
  if (!grantor || actor.kind !== 'user') throw new Problem('forbidden')
  const tenantId = tenant?.id ?? grantor.tenantId
  // their own right, not one that they hold under a grant
  const byThemselves: Actor = { ...actor, grants: [] }
  if (
    !can(byThemselves, 'grants.manage', { tenantId }) ||
    !can(byThemselves, GRANT_ACTIONS[asked.action].action, { tenantId })
  ) {
    throw new Problem('forbidden')
  }
  const grantee = await tx.db
    .selectFrom('users')
    .select(['id', 'tenant_id', 'role', 'status'])
    .where('id', '=', asked.granteeId)
    .executeTakeFirst()
  if (!grantee || !reaches(grantor.role, tenantId, grantee)) throw notFound('user')
  if (grantee.id === grantor.id) throw new Problem('forbidden', 'Nobody grants to themselves')
  const id = randomUUIDv7()
  const expiresAt = new Date(tx.now.getTime() + asked.durationMinutes * 60_000)
  await tx.db
    .insertInto('permission_grants')
    .values({
      id,
      grantor_user_id: grantor.id,
      grantee_user_id: grantee.id,
      tenant_id: tenantId,
      action: asked.action,
      reason: asked.reason,
      starts_at: tx.now,
      expires_at: expiresAt,
      revoked_at: null,
      revoked_by_user_id: null,
    })
    .execute()
  tx.audit({
    action: 'grant.create',
    subjectType: 'grant',
    subjectId: id,
    reason: asked.reason,
    details: { granteeId: grantee.id, action: asked.action, tenantId, expiresAt: expiresAt.toISOString() },
  })
  return selectGrant(tx.db, id)
}

/** Whom a grant may go to: those of the business, and platform roles; to a grantor from the platform anyone. */
function reaches(
  grantorRole: Parameters<typeof isPlatformRole>[0],
  tenantId: string | null,
  grantee: { tenant_id: string | null; role: Parameters<typeof isPlatformRole>[0] },
): boolean {
  if (isPlatformRole(grantorRole))
    return tenantId === null || grantee.tenant_id === null || grantee.tenant_id === tenantId
  return grantee.tenant_id === tenantId || grantee.role === 'PLATFORM_SUPPORT'
}
