import type { TenantTx } from './database/scope.ts'

export interface Change {
  /** Of the event and of the audit entry alike, such as `service.updated`. */
  type: string
  subjectType: string
  subjectId: string | null
  /** What the event says beside the type: ids, no personal data. */
  data: Record<string, string | null>
  /** How it was and how it is, as the API shows it; for the audit log alone. */
  before?: unknown
  after?: unknown
}

/** Notes a change twice, in the transaction that makes it: for those who follow, and for those who look back. */
export function recordChange(
  tx: TenantTx,
  { type, subjectType, subjectId, data, before, after }: Change,
): void {
  tx.event(type, data)
  tx.audit({
    action: type,
    subjectType,
    subjectId,
    details: { before: before ?? null, after: after ?? null },
  })
}
