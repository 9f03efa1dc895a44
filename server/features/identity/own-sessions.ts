import { sql } from 'kysely'
import type { PlatformReadTx, PlatformTx } from '../../database/scope.ts'
import { endSessions } from './end-sessions.ts'

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
    .where('s.handed_over', '=', false)
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
  return (
    before
      ? query.where(sql<boolean>`(s.created_at, s.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
      : query
  ).execute()
}

/** Ends one of a user's sessions with all that hangs on it; answers whether it was one. */
export async function endOwnSession(tx: PlatformTx, userId: string, id: string): Promise<boolean> {
  const own = await tx.db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', id)
    .where((w) => w.or([w('user_id', '=', userId), w('real_user_id', '=', userId)]))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (own) await endSessions(tx, [id])
  return own !== undefined
}
