import { sql } from 'kysely'
import type { Role } from '../../../domain/access/index.ts'
import { anyPart } from '../../any-part.ts'
import type { PlatformReadTx } from '../../database/scope.ts'

type Db = PlatformReadTx['db']

const users = (db: Db) =>
  db
    .selectFrom('users as u')
    .leftJoin('tenants as t', 't.id', 'u.tenant_id')
    .select([
      'u.id',
      'u.email',
      'u.name',
      'u.role',
      'u.status',
      'u.tenant_id',
      'u.calendars',
      'u.contacts',
      'u.resource_id',
      'u.location_id',
      'u.last_sign_in_at',
      'u.version',
      sql<boolean>`u.second_factor_enabled_at is not null`.as('has_second_factor'),
      sql<string>`lower(u.name)`.as('sorted_by'),
      't.slug',
      't.name as tenant_name',
      't.status as tenant_status',
      't.expires_at',
      sql<boolean>`coalesce(t.is_temporary, false)`.as('is_temporary'),
    ])

export const selectUser = (db: Db, id: string) => users(db).where('u.id', '=', id).executeTakeFirst()

export type PlatformUserRow = NonNullable<Awaited<ReturnType<typeof selectUser>>>

interface Filter {
  q?: string | undefined
  tenantId?: string | undefined
  role?: Role | undefined
  demoOnly: boolean
  after: [string, string] | null
  limit: number
}

/** Users of everywhere by name; one more than the limit tells that there are more. Any part of name or email is found by index. */
export function usersQuery(db: Db, { q, tenantId, role, demoOnly, after, limit }: Filter) {
  let query = users(db)
    .orderBy(sql`lower(u.name)`)
    .orderBy('u.id')
    .limit(limit + 1)
  if (q)
    query = query.where((w) => w.or([w('u.name', 'ilike', anyPart(q)), w('u.email', 'ilike', anyPart(q))]))
  if (tenantId) query = query.where('u.tenant_id', '=', tenantId)
  if (role) query = query.where('u.role', '=', role)
  if (demoOnly) query = query.where('t.is_temporary', '=', true)
  if (after) query = query.where(sql<boolean>`(lower(u.name), u.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query
}

/** The active users of a role in one place, locked, so that two who go at once can't both be the one before last. */
export const lockActive = (db: Db, role: Role, tenantId: string | null) =>
  db
    .selectFrom('users')
    .select('id')
    .where('role', '=', role)
    .where('tenant_id', tenantId ? '=' : 'is', tenantId)
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute()
