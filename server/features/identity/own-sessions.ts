import { sql } from 'kysely'
import type { PlatformReadTx, PlatformTx } from '../../database/scope.ts'

/** A user's live sessions, and those in which they act as others; the newest first. */
export const selectOwnSessions = (
  { db, now }: PlatformReadTx,
  userId: string,
  before: [string, string] | null,
  limit: number,
) => {
  const query = db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .select([
      's.id',
      's.created_at',
      's.last_seen_at',
      's.expires_at',
      's.ip',
      's.user_agent',
      's.real_user_id',
      'u.name',
    ])
    .where((w) =>
      w.or([
        w('s.real_user_id', '=', userId),
        w.and([w('s.user_id', '=', userId), w('s.real_user_id', 'is', null)]),
      ]),
    )
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', now)
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
  return (
    before
      ? query.where(sql<boolean>`(s.created_at, s.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
      : query
  ).execute()
}

/** Ends one of a user's sessions with those begun from it; answers whether it was one. */
export async function endOwnSession(tx: PlatformTx, userId: string, id: string): Promise<boolean> {
  const ended = await tx.db
    .updateTable('sessions')
    .set({ revoked_at: tx.now })
    .where('id', '=', id)
    .where((w) => w.or([w('user_id', '=', userId), w('real_user_id', '=', userId)]))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return false
  await tx.db
    .updateTable('sessions')
    .set({ revoked_at: tx.now })
    .where('real_session_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
  return true
}
