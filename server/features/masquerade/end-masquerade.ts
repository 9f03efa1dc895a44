import type { Actor } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
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
    async ({ db, now }) => {
      const own = await db
        .selectFrom('sessions')
        .select(['real_session_id', 'user_id'])
        .where('id', '=', actor.sessionId)
        .executeTakeFirstOrThrow()
      await db
        .updateTable('sessions')
        .set({ revoked_at: now })
        .where('real_session_id', '=', own.real_session_id)
        .where('user_id', '=', own.user_id)
        .where('revoked_at', 'is', null)
        .execute()
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
