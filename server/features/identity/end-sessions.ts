import { sql } from 'kysely'
import type { PlatformTx } from '../../database/scope.ts'

/** Ends a user's sessions, and those of others under their name; all but one, if that is given. */
export const endSessionsOf = (tx: PlatformTx, userId: string, except?: string) => {
  const query = tx.db
    .updateTable('sessions')
    .set({ revoked_at: tx.now })
    .where((w) => w.or([w('user_id', '=', userId), w('real_user_id', '=', userId)]))
    .where('revoked_at', 'is', null)
  return (except ? query.where('id', '<>', except) : query).execute()
}

/**
 * Ends sessions at once, by their ids: with those that were begun from them, and of one under another name also its
 * twins on other hosts.
 */
export const endSessions = ({ db, now }: PlatformTx, ids: readonly string[]) =>
  db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null)
    .where(
      sql<boolean>`(id = any(${ids}::uuid[]) or real_session_id = any(${ids}::uuid[])
        or (real_session_id, user_id) in (
          select real_session_id, user_id from sessions where id = any(${ids}::uuid[]) and real_session_id is not null))`,
    )
    .execute()
