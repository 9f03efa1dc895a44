import {
  type Actor,
  can,
  effectiveUser,
  mayGiveRole,
  type Role,
  roleMisplaced,
} from '../../../domain/access/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { missing, Problem } from '../../problem.ts'
import { invitationLink, inviteAccount } from '../identity/invite-account.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { inviteMember } from '../members/invite-member.ts'
import { selectTenant } from './tenants.queries.ts'
import { type PlatformUserRow, selectUser } from './users.queries.ts'

export interface AskedUser {
  email: string
  name: string
  role: Role
  tenantId: string | null
}

/**
 * Invites somebody by mail: to the platform, or to a business by those who may manage its members. Nobody gives a role
 * above their own, and each role has its place.
 * @param urlOf where the invitation is accepted, without the token: on the platform's host, or on that of a business
 * @throws Problem invalid-input, forbidden, not-found (the business), email-taken, plan-limit
 */
export async function inviteUser(
  tx: PlatformTx,
  actor: Actor,
  asked: AskedUser,
  urlOf: (slug: string | null) => string,
): Promise<PlatformUserRow> {
  const misplaced = roleMisplaced(asked.role, asked.tenantId)
  if (misplaced)
    throw new Problem('invalid-input', misplaced, { errors: [{ path: 'tenantId', message: misplaced }] })
  const inviter = effectiveUser(actor)
  if (
    !inviter ||
    !mayGiveRole(inviter.role, asked.role) ||
    !can(actor, 'platform.users.manage', { tenantId: null })
  )
    throw new Problem('forbidden', 'Nobody gives a role above their own')
  if (asked.tenantId === null) return invitePlatformUser(tx, inviter.name, asked, urlOf(null))

  const tenant = await selectTenant(tx.db, asked.tenantId)
  if (!tenant) throw missing('business', 'tenantId')
  if (!can(actor, 'members.manage', { tenantId: tenant.id, isTemporary: tenant.is_temporary }))
    throw new Problem('forbidden')
  const place = {
    tenantId: tenant.id,
    businessName: tenant.name,
    url: urlOf(tenant.slug),
  }
  const member = await inviteMember(tx, actor, place, asked)
  tx.audit({ ...entryOf(member.id, asked), action: 'user.invite' })
  return (await selectUser(tx.db, member.id)) as PlatformUserRow
}

async function invitePlatformUser(
  tx: PlatformTx,
  inviter: string,
  asked: AskedUser,
  url: string,
): Promise<PlatformUserRow> {
  const id = await inviteAccount(tx, asked)
  await queueMail(tx, {
    to: asked.email,
    kind: 'operator-invited',
    values: { inviter, link: await invitationLink(tx, id, url) },
  })
  tx.audit({ ...entryOf(id, asked), action: 'user.invite' })
  return (await selectUser(tx.db, id)) as PlatformUserRow
}

const entryOf = (id: string, { email, role, tenantId }: AskedUser) => ({
  subjectType: 'user',
  subjectId: id,
  details: { email, role, tenantId },
})
