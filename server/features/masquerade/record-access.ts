import { type Actor, effectiveUser, isPlatformRole } from '../../../domain/access/index.ts'
import type { AuditEntry } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import type { TargetRow } from './masquerade.queries.ts'

type Entry = Pick<AuditEntry, 'action' | 'reason' | 'details'>

/** Writes what somebody did about acting as a user: to the platform's log, and to that of the user's business. */
export async function recordAccess(deps: Deps, actor: Actor, target: TargetRow, entry: Entry): Promise<void> {
  const real = actor.kind === 'masquerading' ? actor.realUser : effectiveUser(actor)
  const platform = real !== null && isPlatformRole(real.role)
  const full = {
    ...entry,
    subjectType: 'user',
    subjectId: target.id,
    details: { ...entry.details, platform },
  }
  await deps.database.withPlatform(async (tx) => tx.audit(full), { actor })
  if (!target.tenant_id || !target.schema_name || target.migration === null) return
  const scope = { tenantId: target.tenant_id, schema: target.schema_name, migration: target.migration, actor }
  await deps.database.withTenant(scope, async (tx) => tx.audit(full))
}

/** An attempt on a user that one may not see, or that there is not: the platform's log alone has it. */
export async function recordUnseen(
  deps: Deps,
  actor: Actor,
  asked: { userId: string; reason: string },
): Promise<void> {
  const entry = { action: 'masquerade.denied', subjectType: 'user', subjectId: asked.userId }
  await deps.database.withPlatform(
    async (tx) => tx.audit({ ...entry, reason: asked.reason, details: { rule: 'unseen' } }),
    { actor },
  )
}
