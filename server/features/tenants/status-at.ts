import type { TenantStatus } from '../../database/tables.ts'

/** A demo account that has run out is as good as suspended, from the very instant and without a job. */
export const statusAt = (
  row: { status: TenantStatus; is_temporary: boolean; expires_at: Date | null },
  now: Date,
): TenantStatus =>
  row.status === 'active' && row.is_temporary && row.expires_at && row.expires_at <= now
    ? 'suspended'
    : row.status
