import {
  type Actor,
  type ActorUser,
  effectiveUser,
  mayGiveRole,
  type Role,
} from '../../../domain/access/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { invitationLink, inviteAccount } from '../identity/invite-account.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { assertRoom } from '../tenants/assert-room.ts'
import { type MemberRow, selectMember } from './members.queries.ts'
import { requireMember } from './require-member.ts'

export interface AskedMember {
  email: string
  name: string
  role: Role
  calendars?: 'own' | 'location' | 'all' | undefined
  contacts?: 'served' | 'all' | undefined
}

export type InvitedMember = MemberRow

interface Place {
  tenantId: string
  businessName: string
  /** Where the invitation is accepted, without the token. */
  url: string
}

/**
 * Invites somebody to the business by mail; nobody gives a role above their own.
 * @throws Problem forbidden, email-taken, plan-limit
 */
export async function inviteMember(
  tx: PlatformTx,
  actor: Actor,
  place: Place,
  asked: AskedMember,
): Promise<MemberRow> {
  const inviter = effectiveUser(actor)
  if (!inviter || !mayGiveRole(inviter.role, asked.role))
    throw new Problem('forbidden', 'Nobody gives a role above their own')
  await assertRoom(tx, place.tenantId, 'members')
  const id = await inviteAccount(tx, { ...asked, tenantId: place.tenantId })
  await mailInvitation(tx, inviter, place, { id, email: asked.email })
  return (await selectMember(tx.db, place.tenantId, id)) as MemberRow
}

/**
 * Mails an invitation once more, for one that ran out or was lost; the link before it opens nothing any more.
 * @throws Problem not-found, forbidden, wrong-status (it was accepted, or the member is shut out), plan-limit
 */
export async function inviteAgain(
  tx: PlatformTx,
  actor: Actor,
  place: Place,
  id: string,
): Promise<MemberRow> {
  const member = await requireMember(tx, actor, place.tenantId, id)
  if (member.status !== 'invited') throw new Problem('wrong-status', 'There is no invitation to accept')
  await mailInvitation(tx, effectiveUser(actor) as ActorUser, place, member)
  tx.audit({
    action: 'member.invite-again',
    subjectType: 'user',
    subjectId: id,
    details: { tenantId: place.tenantId },
  })
  return member
}

async function mailInvitation(
  tx: PlatformTx,
  inviter: ActorUser,
  place: Place,
  { id, email }: { id: string; email: string },
): Promise<void> {
  await assertRoom(tx, place.tenantId, 'messages')
  await queueMail(tx, {
    to: email,
    tenantId: place.tenantId,
    metered: true,
    kind: 'member-invited',
    values: {
      business: place.businessName,
      inviter: inviter.name,
      link: await invitationLink(tx, id, place.url),
    },
  })
}
