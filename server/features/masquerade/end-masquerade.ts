import type { Actor } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import { endSessions } from '../identity/end-sessions.ts'
import { selectTarget } from './masquerade.queries.ts'
import { recordAccess } from './record-access.ts'
import { lineOf } from './start-masquerade.ts'

type Masquerading = Extract<Actor, { kind: 'masquerading' }>

/**
 * Ends acting as somebody else: every token of that masquerade is dead at once.
 * Answers the real user, and where they came from.
 */
export async function endMasquerade(deps: Deps, actor: Masquerading, ip: string): Promise<void> {
  await deps.database.withPlatform(
    async (tx) => {
      await endSessions(tx, [actor.sessionId])
    },
    { actor },
  )
  deps.logs.masquerade(lineOf(deps, 'HIJACK_END', actor.realUser, actor.user.email, ip, actor.sessionId))
  const target = await deps.database.readPlatform(({ db }) => selectTarget(db, actor.user.id))
  if (target)
    await recordAccess(deps, actor, target, {
      action: 'masquerade.end',
      reason: actor.reason,
      details: { sessionId: actor.sessionId },
    })
}
