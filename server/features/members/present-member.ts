import { type Actor, effectiveUser, masqueradeRefusal } from '../../../domain/access/index.ts'
import { instant } from '../../http/present.ts'
import type { MemberRow } from './members.queries.ts'

/** A member as the API shows them to somebody. */
export function presentMember(row: MemberRow, viewer: Actor, isTemporary = false) {
  const user = effectiveUser(viewer)
  const target = { id: row.id, role: row.role, tenantId: row.tenant_id, isTemporary }
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    calendars: row.calendars,
    contacts: row.contacts,
    resourceId: row.resource_id,
    status: row.status,
    lastSignInAt: row.last_sign_in_at && instant(row.last_sign_in_at),
    mayMasquerade:
      viewer.kind === 'user' &&
      user !== null &&
      row.status === 'active' &&
      masqueradeRefusal(user, target) === null,
    version: row.version,
  }
}
