import type { PlatformReadTx, PlatformTx } from '../../database/scope.ts'

const ACCOUNT = [
  'id',
  'email',
  'name',
  'role',
  'tenant_id',
  'password_hash',
  'status',
  'second_factor_secret',
  'second_factor_enabled_at',
  'second_factor_counter',
  'recovery_code_hashes',
  'version',
] as const

/** The account of an email in one place: a tenant, or (null) the platform. */
export const selectAccount = (db: PlatformReadTx['db'], email: string, tenantId: string | null) =>
  db
    .selectFrom('users')
    .select(ACCOUNT)
    .where('email', '=', email)
    .where('tenant_id', tenantId ? '=' : 'is', tenantId)
    .executeTakeFirst()

export const selectAccountById = (db: PlatformReadTx['db'], id: string) =>
  db.selectFrom('users').select(ACCOUNT).where('id', '=', id).executeTakeFirstOrThrow()

export type AccountRow = Awaited<ReturnType<typeof selectAccountById>>

/** Ends a user's sessions, and those of others under their name; all but one, if that is given. */
export const endSessionsOf = (tx: PlatformTx, userId: string, except?: string) => {
  const query = tx.db
    .updateTable('sessions')
    .set({ revoked_at: tx.now })
    .where((w) => w.or([w('user_id', '=', userId), w('real_user_id', '=', userId)]))
    .where('revoked_at', 'is', null)
  return (except ? query.where('id', '<>', except) : query).execute()
}

/** Takes every unused token of a purpose from a user: a newer one, or what it was for, has made it void. */
export const voidTokens = (tx: PlatformTx, userId: string, purpose: string) =>
  tx.db
    .updateTable('one_time_tokens')
    .set({ used_at: tx.now })
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute()
