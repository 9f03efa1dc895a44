import { type Action, type Actor, can, type Subject } from '../domain/access/index.ts'
import { Problem } from './problem.ts'

/**
 * Refuses what the table of rights doesn't allow; the tenant is the transaction's own.
 * @throws Problem forbidden
 */
export function authorise(
  actor: Actor,
  action: Action,
  tx: { tenantId: string },
  subject: Omit<Subject, 'tenantId'> = {},
): void {
  if (!can(actor, action, { ...subject, tenantId: tx.tenantId })) throw new Problem('forbidden')
}
