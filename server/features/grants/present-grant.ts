import { grantStatus } from '../../../domain/access/index.ts'
import { instant } from '../../http/present.ts'
import type { GrantRow } from './grants.queries.ts'

/** A grant as the API shows it; whether it is active is decided now. */
export const presentGrant = (row: GrantRow, now: Date) => ({
  id: row.id,
  status: grantStatus({ expiresAt: row.expires_at, revokedAt: row.revoked_at }, now),
  action: row.action,
  reason: row.reason,
  grantor: { id: row.grantor_user_id, name: row.grantor_name, email: row.grantor_email },
  grantee: {
    id: row.grantee_user_id,
    name: row.grantee_name,
    email: row.grantee_email,
    role: row.grantee_role,
  },
  tenant: row.tenant_id
    ? { id: row.tenant_id, slug: row.tenant_slug ?? '', name: row.tenant_name ?? '' }
    : null,
  startsAt: instant(row.starts_at),
  expiresAt: instant(row.expires_at),
  revokedAt: row.revoked_at && instant(row.revoked_at),
})
