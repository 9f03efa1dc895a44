import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import { type Actor, can, scopeOf } from '../../../domain/access/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { invalid, Problem } from '../../problem.ts'
import { type InvitedMember, inviteMember } from '../members/invite-member.ts'
import { addTenant, type CreatedTenant } from '../tenants/create-tenant.ts'
import { assertPlan } from '../tenants/plans.ts'

/**
 * Makes a business and invites its owner by mail, all or nothing. Who reaches demo accounts alone makes nothing else,
 * and each with an end.
 * @param urlOf where its owner accepts the invitation
 * @throws Problem forbidden, slug-taken, invalid-input
 */
export async function openBusiness(
  tx: PlatformTx,
  actor: Actor,
  asked: ParsedBody<'POST /platform/tenants'>,
  urlOf: (slug: string) => string,
): Promise<{ tenant: CreatedTenant; owner: InvitedMember }> {
  const id = randomUUIDv7()
  const action = 'platform.tenants.create'
  if (!can(actor, action, { tenantId: id, isTemporary: asked.isTemporary }))
    throw new Problem('forbidden', 'Your role creates demo accounts only')
  const expiresAt = asked.expiresAt ? new Date(asked.expiresAt) : null
  if (expiresAt && !asked.isTemporary) throw invalid('expiresAt', 'is for demo accounts')
  if (expiresAt && expiresAt <= tx.now) throw invalid('expiresAt', 'must be in the future')
  if (!expiresAt && scopeOf(actor, action) === 'demo')
    throw invalid('expiresAt', 'a demo account needs an end')
  await assertPlan(tx.db, asked.plan)
  const { owner, ...business } = asked
  const tenant = await addTenant(tx, { ...business, id, expiresAt })
  const place = { tenantId: id, businessName: asked.name, url: urlOf(asked.slug) }
  const invited = await inviteMember(tx, actor, place, { ...owner, role: 'TENANT_OWNER' })
  return { tenant, owner: invited }
}
