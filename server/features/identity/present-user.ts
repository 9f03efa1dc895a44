import type { AccountRow } from './identity.queries.ts'

/** An account as the API shows it. */
export const presentUser = ({ id, email, name, role, tenant_id }: AccountRow) => ({
  id,
  email,
  name,
  role,
  tenantId: tenant_id,
})
