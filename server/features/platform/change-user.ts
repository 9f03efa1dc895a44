import type { ParsedBody } from '../../../contract/index.ts'
import {
  type Actor,
  effectiveUser,
  mayGiveRole,
  type Role,
  roleMisplaced,
} from '../../../domain/access/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { endSessionsOf } from '../identity/end-sessions.ts'
import { mayManageUser } from './may-manage-user.ts'
import { presentPlatformUser } from './present-platform-user.ts'
import { lockActive, type PlatformUserRow, selectUser } from './users.queries.ts'

type Asked = ParsedBody<'PATCH /platform/users/:id'>

/**
 * Changes name or role of a user, shuts them out, or lets them back in. Another role or being shut out ends their
 * sessions, and those that others have under their name. The last SUPERUSER stays one, and so does a business's last owner.
 * @throws Problem not-found, forbidden, invalid-input, stale, wrong-status, last-owner
 */
export async function changeUser(
  tx: PlatformTx,
  actor: Actor,
  id: string,
  asked: Asked,
): Promise<PlatformUserRow> {
  const before = await selectUser(tx.db, id)
  if (!before) throw notFound('user')
  const role = asked.role ?? before.role
  const misplaced = roleMisplaced(role, before.tenant_id)
  if (misplaced)
    throw new Problem('invalid-input', misplaced, { errors: [{ path: 'role', message: misplaced }] })
  if (!mayManageUser(actor, before)) throw new Problem('forbidden')
  if (!mayGiveRole((effectiveUser(actor) as { role: Role }).role, role))
    throw new Problem('forbidden', 'Nobody gives a role above their own')
  const status = asked.status ?? before.status
  if (before.status === 'invited' && status === 'active')
    throw new Problem('wrong-status', 'The invitation has not been accepted yet')

  const leaves = role !== before.role || status !== 'active'
  if (leaves && before.status === 'active' && LAST_STAYS.has(before.role)) {
    const holders = await lockActive(tx.db, before.role, before.tenant_id)
    if (holders.every((holder) => holder.id === id)) throw new Problem('last-owner')
  }
  const done = await tx.db
    .updateTable('users')
    .set({ name: asked.name ?? before.name, role, status, version: before.version + 1 })
    .where('id', '=', id)
    .where('version', '=', asked.version)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n)
    throw new Problem('stale', undefined, { current: presentPlatformUser(before, actor, tx.now) })
  if (role !== before.role || status === 'disabled') await endSessionsOf(tx, id)
  const after = (await selectUser(tx.db, id)) as PlatformUserRow
  tx.audit({
    action: 'user.update',
    subjectType: 'user',
    subjectId: id,
    details: { tenantId: before.tenant_id, before: factsOf(before), after: factsOf(after) },
  })
  return after
}

const LAST_STAYS: ReadonlySet<Role> = new Set(['SUPERUSER', 'TENANT_OWNER'])

const factsOf = ({ name, role, status }: PlatformUserRow) => ({ name, role, status })
