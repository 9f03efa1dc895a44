import { type Actor, effectiveUser, masqueradeRefusal } from '../../../domain/access/index.ts'
import { instant } from '../../http/present.ts'
import { statusAt } from '../tenants/status-at.ts'
import { mayManageUser } from './may-manage-user.ts'
import type { PlatformUserRow } from './users.queries.ts'

/** A user as the operator sees them, with what this viewer may do to them. */
export function presentPlatformUser(row: PlatformUserRow, viewer: Actor, now: Date) {
  const tenant =
    row.tenant_id && row.slug
      ? { id: row.tenant_id, slug: row.slug, name: row.tenant_name ?? '', isTemporary: row.is_temporary }
      : null
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    status: row.status,
    tenant,
    secondFactor: row.has_second_factor,
    lastSignInAt: row.last_sign_in_at && instant(row.last_sign_in_at),
    mayMasquerade: mayMasquerade(row, viewer, now),
    mayManage: mayManageUser(viewer, row),
    version: row.version,
  }
}

/** What the matrix says; nobody acts as one who couldn't sign in themselves. */
function mayMasquerade(row: PlatformUserRow, viewer: Actor, now: Date): boolean {
  const user = effectiveUser(viewer)
  if (!user || viewer.kind !== 'user' || row.status !== 'active') return false
  if (row.tenant_status) {
    const tenant = { ...row, status: row.tenant_status }
    if (statusAt(tenant, now) !== 'active') return false
  }
  const target = { id: row.id, role: row.role, tenantId: row.tenant_id, isTemporary: row.is_temporary }
  return masqueradeRefusal(user, target) === null
}
