import type { PlatformReadTx } from '../../database/scope.ts'

const ACCOUNT = [
  'id',
  'email',
  'name',
  'role',
  'tenant_id',
  'password_hash',
  'status',
  'second_factor_secret',
  'second_factor_pending',
  'second_factor_enabled_at',
  'second_factor_counter',
  'second_factor_exempt',
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
