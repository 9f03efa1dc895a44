import { sql } from 'kysely'
import type { PlatformReadTx } from '../../database/scope.ts'

type Db = PlatformReadTx['db']

const members = (db: Db, tenantId: string) =>
  db
    .selectFrom('users')
    .select([
      'id',
      'email',
      'name',
      'role',
      'calendars',
      'contacts',
      'resource_id',
      'location_id',
      'status',
      'last_sign_in_at',
      'tenant_id',
      'version',
    ])
    .where('tenant_id', '=', tenantId)
    .where('role', '<>', 'CUSTOMER')

export type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number]

export const selectMember = (db: Db, tenantId: string, id: string) =>
  members(db, tenantId).where('id', '=', id).executeTakeFirst()

/** Members by name; one more than the limit tells that there are more. */
export const selectMembers = (db: Db, tenantId: string, after: [string, string] | null, limit: number) => {
  const query = members(db, tenantId)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit + 1)
  return (
    after ? query.where(sql<boolean>`(lower(name), id) > (${after[0]}, ${after[1]}::uuid)`) : query
  ).execute()
}

/** The owners that could still sign in, locked, so that two who leave at once can't both be the one before last. */
export const lockOwners = (db: Db, tenantId: string) =>
  db
    .selectFrom('users')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'TENANT_OWNER')
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute()
