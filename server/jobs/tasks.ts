import type { TenantTx } from '../database/scope.ts'
import { expireHold } from '../features/appointments/hold-visit.ts'

/** What a job is given: ids only, and the tenant that `core.enqueue` took from the role that queued it. */
export interface JobPayload {
  tenantId: string
  ref: Record<string, unknown>
}

type TenantTask = (tx: TenantTx, ref: Record<string, unknown>) => Promise<void>

/** Every task by its name: a thin adapter over a verb, run under its tenant's role. */
export const TENANT_TASKS: Record<string, TenantTask> = {
  'expire-hold': (tx, ref) => expireHold(tx, String(ref.appointmentId)),
}
