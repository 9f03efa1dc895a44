import type { Actor } from '../../../domain/access/index.ts'
import { tenantScope } from '../../database/request-context.ts'
import type { AuditEntry } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'

/** Writes an entry about a tenant to that tenant's own log too, so that its owner sees it. */
export async function tellTenant(
  deps: Deps,
  actor: Actor,
  tenantId: string | null,
  entry: AuditEntry,
): Promise<void> {
  const scope = tenantId && (await tenantScope(deps.database, tenantId, actor))
  if (scope) await deps.database.withTenant(scope, async (tx) => tx.audit(entry))
}
