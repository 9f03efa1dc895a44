import { type Actor, can, effectiveUser, mayGiveRole, type Role } from '../../../domain/access/index.ts'

/**
 * Whether somebody may change this user: a SUPERUSER everyone else, others the platform users below themselves, and
 * those of a business only where they may manage its members.
 */
export function mayManageUser(
  actor: Actor,
  target: { id: string; role: Role; tenant_id: string | null; is_temporary: boolean },
): boolean {
  const user = effectiveUser(actor)
  if (!user || user.id === target.id || !can(actor, 'platform.users.manage', { tenantId: null })) return false
  if (user.role === 'SUPERUSER') return true
  if (target.tenant_id === null) return user.role !== target.role && mayGiveRole(user.role, target.role)
  return can(actor, 'members.manage', { tenantId: target.tenant_id, isTemporary: target.is_temporary })
}
