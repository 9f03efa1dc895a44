import { isDeepStrictEqual } from 'node:util'
import type { ParsedBody } from '../../../contract/index.ts'
import { type Actor, can } from '../../../domain/access/index.ts'
import type { AuditEntry, PlatformTx } from '../../database/scope.ts'
import { invalid, notFound, Problem } from '../../problem.ts'
import { assertPlan } from '../tenants/plans.ts'
import { statusAt } from '../tenants/status-at.ts'
import { lockTenant, type PlatformTenantRow } from './tenants.queries.ts'

type Asked = ParsedBody<'PATCH /platform/tenants/:id'>

/**
 * Renames a business, changes its plan, suspends it (with a reason), lets it go on, gives a demo account another end or
 * makes it a real business, which keeps all that it has. What isn't another value isn't a change.
 * @returns how it is now, and the entries of the log that say what changed
 * @throws Problem not-found, wrong-status, invalid-input
 */
export async function changeTenant(
  tx: PlatformTx,
  actor: Actor,
  id: string,
  asked: Asked,
): Promise<{ before: PlatformTenantRow; after: PlatformTenantRow; entries: AuditEntry[] }> {
  const before = await lockTenant(tx.db, id)
  if (!before || !can(actor, 'platform.tenants.manage', { tenantId: id, isTemporary: before.is_temporary }))
    throw notFound('business')
  const changes = { ...wanted(before, asked, tx.now) }
  if (changes.plan !== before.plan) await assertPlan(tx.db, changes.plan)
  const after = { ...before, ...changes }
  const entries = entriesOf(before, after, asked.reason)
  if (entries.length > 0) {
    await tx.db.updateTable('tenants').set(changes).where('id', '=', id).execute()
    tx.event('tenant.updated', { tenantId: id })
    for (const entry of entries) tx.audit(entry)
  }
  return { before, after, entries }
}

type Changes = Pick<PlatformTenantRow, 'name' | 'plan' | 'status' | 'is_temporary' | 'expires_at'>

function wanted(before: PlatformTenantRow, asked: Asked, now: Date): Changes {
  const isTemporary = asked.isTemporary ?? before.is_temporary
  if (asked.expiresAt && !isTemporary) throw invalid('expiresAt', 'is for demo accounts')
  if (asked.expiresAt && Date.parse(asked.expiresAt) <= now.getTime())
    throw invalid('expiresAt', 'must be in the future')
  if (asked.status === 'suspended' && !asked.reason)
    throw invalid('reason', 'is needed to suspend a business')
  if (asked.status && before.status !== 'active' && before.status !== 'suspended')
    throw new Problem('wrong-status', `It is ${before.status}`)
  const after = {
    name: asked.name ?? before.name,
    plan: asked.plan ?? before.plan,
    status: asked.status ?? before.status,
    is_temporary: isTemporary,
    expires_at: !isTemporary ? null : asked.expiresAt ? new Date(asked.expiresAt) : before.expires_at,
  }
  if (asked.status === 'active' && statusAt(after, now) !== 'active')
    throw new Problem(
      'wrong-status',
      'The demo account has run out: give it another end, or make it a business',
    )
  return after
}

const FACTS = [
  ['name', 'tenant.rename'],
  ['plan', 'tenant.plan'],
  ['status', 'tenant.status'],
  ['is_temporary', 'tenant.convert'],
  ['expires_at', 'tenant.extend'],
] as const

function entriesOf(
  before: PlatformTenantRow,
  after: PlatformTenantRow,
  reason: string | undefined,
): AuditEntry[] {
  return FACTS.flatMap(([fact, action]): AuditEntry[] => {
    if (isDeepStrictEqual(before[fact], after[fact])) return []
    // the end of a demo account goes with it
    if (fact === 'expires_at' && !after.is_temporary) return []
    const words = { active: 'tenant.reactivate', suspended: 'tenant.suspend' } as Record<string, string>
    return [
      {
        action: fact === 'status' ? (words[after.status] ?? action) : action,
        subjectType: 'tenant',
        subjectId: before.id,
        reason: reason ?? null,
        details: { before: said(before[fact]), after: said(after[fact]) },
      },
    ]
  })
}

const said = (value: string | boolean | Date | null) => (value instanceof Date ? value.toISOString() : value)
