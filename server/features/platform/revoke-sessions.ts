import { type Actor, effectiveUser } from '../../../domain/access/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { endSessions } from '../identity/end-sessions.ts'
import { selectSessionsToEnd } from './sessions.queries.ts'

/**
 * Ends sessions at once, and those begun from them. Nobody but a SUPERUSER ends one of a SUPERUSER.
 * @returns those that were alive
 * @throws Problem forbidden, and then none is ended
 */
export async function revokeSessions(tx: PlatformTx, actor: Actor, ids: readonly string[]) {
  const sessions = await selectSessionsToEnd(tx, ids)
  const isSuperuser = effectiveUser(actor)?.role === 'SUPERUSER'
  const above = sessions.some(({ role, real_role }) => role === 'SUPERUSER' || real_role === 'SUPERUSER')
  if (above && !isSuperuser) throw new Problem('forbidden', 'Only a SUPERUSER ends sessions of a SUPERUSER')
  if (sessions.length === 0) return sessions
  await endSessions(
    tx,
    sessions.map(({ id }) => id),
  )
  for (const { id, user_id } of sessions)
    tx.audit({
      action: 'session.revoke',
      subjectType: 'session',
      subjectId: id,
      details: { userId: user_id },
    })
  return sessions
}
