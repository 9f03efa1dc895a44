import { type Actor, effectiveUser, mayGiveRole } from '../../../domain/access/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { type MemberRow, selectMember } from './members.queries.ts'

/** A member whom one may change. @throws Problem not-found, forbidden (somebody above oneself) */
export async function requireMember(
  tx: PlatformTx,
  actor: Actor,
  tenantId: string,
  id: string,
): Promise<MemberRow> {
  const member = await selectMember(tx.db, tenantId, id)
  if (!member) throw notFound('member')
  const user = effectiveUser(actor)
  // a manager doesn't touch an owner
  if (!user || !mayGiveRole(user.role, member.role)) throw new Problem('forbidden')
  return member
}
