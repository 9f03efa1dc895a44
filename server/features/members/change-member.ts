import { type Actor, effectiveUser, mayGiveRole, type Role } from '../../../domain/access/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { endSessionsOf } from '../identity/end-sessions.ts'
import { assertRoom } from '../tenants/assert-room.ts'
import { lockOwners, type MemberRow, selectMember } from './members.queries.ts'
import { presentMember } from './present-member.ts'
import { requireMember } from './require-member.ts'

export interface AskedMemberChange {
  version: number
  name?: string | undefined
  role?: Role | undefined
  calendars?: 'own' | 'location' | 'all' | undefined
  contacts?: 'served' | 'all' | undefined
  status?: 'active' | undefined
}

/**
 * Changes role, reach or name of a member; nobody above oneself, to nothing above oneself, and the last owner stays one.
 * A role that changes ends the member's sessions, so that no tab goes on with the old one.
 * @throws Problem not-found, forbidden, stale, last-owner, wrong-status, plan-limit
 */
export async function changeMember(
  tx: PlatformTx,
  actor: Actor,
  tenantId: string,
  id: string,
  asked: AskedMemberChange,
): Promise<MemberRow> {
  const before = await requireMember(tx, actor, tenantId, id)
  const role = asked.role ?? before.role
  if (!mayGiveRole((effectiveUser(actor) as { role: Role }).role, role))
    throw new Problem('forbidden', 'Nobody gives a role above their own')
  if (before.status === 'invited' && asked.status === 'active')
    throw new Problem('wrong-status', 'The invitation has not been accepted yet')
  if (before.status === 'disabled' && asked.status === 'active') await assertRoom(tx, tenantId, 'members')
  if (before.role === 'TENANT_OWNER' && role !== 'TENANT_OWNER') await assertNotLastOwner(tx, tenantId, id)
  const done = await tx.db
    .updateTable('users')
    .set({
      name: asked.name ?? before.name,
      role,
      calendars: asked.calendars ?? before.calendars,
      contacts: asked.contacts ?? before.contacts,
      status: asked.status ?? before.status,
      version: before.version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', asked.version)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n)
    throw new Problem('stale', undefined, { current: presentMember(before, actor) })
  if (role !== before.role) await endSessionsOf(tx, id)
  const after = (await selectMember(tx.db, tenantId, id)) as MemberRow
  tx.audit({
    action: 'member.update',
    subjectType: 'user',
    subjectId: id,
    details: { tenantId, before: rightsOf(before), after: rightsOf(after) },
  })
  return after
}

/**
 * Shuts a member out at once: their sessions are dead, and so are those that others have under their name.
 * @throws Problem not-found, forbidden, last-owner
 */
export async function removeMember(
  tx: PlatformTx,
  actor: Actor,
  tenantId: string,
  id: string,
): Promise<MemberRow> {
  const before = await requireMember(tx, actor, tenantId, id)
  if (before.role === 'TENANT_OWNER') await assertNotLastOwner(tx, tenantId, id)
  await tx.db
    .updateTable('users')
    .set({ status: 'disabled', version: before.version + 1 })
    .where('id', '=', id)
    .execute()
  await endSessionsOf(tx, id)
  tx.audit({
    action: 'member.remove',
    subjectType: 'user',
    subjectId: id,
    details: { tenantId, before: rightsOf(before) },
  })
  return before
}

async function assertNotLastOwner(tx: PlatformTx, tenantId: string, id: string): Promise<void> {
  const owners = await lockOwners(tx.db, tenantId)
  if (owners.every((owner) => owner.id === id)) throw new Problem('last-owner')
}

const rightsOf = ({ role, calendars, contacts, status }: MemberRow) => ({ role, calendars, contacts, status })
