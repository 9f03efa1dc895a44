import { sql } from 'kysely'
import type { PlatformReadTx, PlatformTx } from '../../database/scope.ts'

interface Filter {
  userId?: string | undefined
  before: [string, string] | null
  limit: number
}

/** Live sessions, the newest first; of one user those that they are behind too. One under another name is one, on however many hosts. */
export function selectLiveSessions({ db, now }: PlatformReadTx, { userId, before, limit }: Filter) {
  let query = db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .leftJoin('users as r', 'r.id', 's.real_user_id')
    .select([
      's.id',
      's.reason',
      's.ip',
      's.user_agent',
      's.created_at',
      's.last_seen_at',
      's.expires_at',
      'u.id as user_id',
      'u.name as user_name',
      'u.email as user_email',
      'u.role as user_role',
      'u.tenant_id as user_tenant_id',
      'r.id as real_id',
      'r.name as real_name',
      'r.email as real_email',
    ])
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('s.handed_over', '=', false)
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
  if (userId)
    query = query.where((w) => w.or([w('s.user_id', '=', userId), w('s.real_user_id', '=', userId)]))
  if (before)
    query = query.where(sql<boolean>`(s.created_at, s.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
  return query.execute()
}

export type LiveSessionRow = Awaited<ReturnType<typeof selectLiveSessions>>[number]

/** Those of these sessions that are alive, with whose they are. */
export const selectSessionsToEnd = ({ db, now }: PlatformTx, ids: readonly string[]) =>
  db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .leftJoin('users as r', 'r.id', 's.real_user_id')
    .select(['s.id', 's.tenant_id', 's.user_id', 'u.email', 'u.role', 'r.role as real_role'])
    .where('s.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', now)
    .orderBy('s.id')
    .execute()
