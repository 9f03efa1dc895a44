import { sql } from 'kysely'
import type { PlatformReadTx } from '../../database/scope.ts'

/** Sessions in which somebody acted as a user of this business, the newest first; one a masquerade, without its twin. */
export const selectAccesses = (
  db: PlatformReadTx['db'],
  tenantId: string,
  before: [string, string] | null,
  limit: number,
) => {
  const query = db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .innerJoin('users as r', 'r.id', 's.real_user_id')
    .select([
      's.id',
      's.reason',
      's.created_at',
      's.revoked_at',
      's.expires_at',
      'u.id as user_id',
      'u.name as user_name',
      'u.role as user_role',
      'r.id as real_id',
      'r.name as real_name',
      'r.email as real_email',
      'r.role as real_role',
    ])
    .where('s.tenant_id', '=', tenantId)
    .where('s.real_user_id', 'is not', null)
    .where('r.tenant_id', 'is', null)
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
