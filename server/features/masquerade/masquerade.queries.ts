import { sql } from 'kysely'
import type { PlatformReadTx } from '../../database/scope.ts'

type Db = PlatformReadTx['db']

const target = (db: Db) =>
  db
    .selectFrom('users as u')
    .leftJoin('tenants as t', 't.id', 'u.tenant_id')
    .select([
      'u.id',
      'u.email',
      'u.name',
      'u.role',
      'u.tenant_id',
      'u.status',
      't.slug',
      't.schema_name',
      't.migration',
      't.status as tenant_status',
      't.expires_at',
      sql<boolean>`coalesce(t.is_temporary, false)`.as('is_temporary'),
    ])

/** The user that somebody would act as, with their business. */
export const selectTarget = (db: Db, id: string) => target(db).where('u.id', '=', id).executeTakeFirst()

export type TargetRow = NonNullable<Awaited<ReturnType<typeof selectTarget>>>

/** The primary verified domain of a tenant, or undefined: then it is reached by its slug. */
export const selectPrimaryDomain = (db: Db, tenantId: string) =>
  db
    .selectFrom('domains')
    .select('domain')
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'verified')
    .where('is_primary', '=', true)
    .executeTakeFirst()
