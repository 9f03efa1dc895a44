import { sql } from 'kysely'
import { anyPart } from '../../any-part.ts'
import type { PlatformReadTx } from '../../database/scope.ts'

type Db = PlatformReadTx['db']

const tenants = (db: Db) =>
  db
    .selectFrom('tenants as t')
    .leftJoin('domains as d', (join) =>
      join.onRef('d.tenant_id', '=', 't.id').on('d.is_primary', '=', true).on('d.status', '=', 'verified'),
    )
    .select((w) => [
      't.id',
      't.slug',
      't.name',
      't.schema_name',
      't.migration',
      't.status',
      't.plan',
      't.time_zone',
      't.is_temporary',
      't.expires_at',
      't.created_at',
      sql<string>`lower(t.name)`.as('sorted_by'),
      'd.domain as primary_domain',
      w
        .selectFrom('users')
        .select(w.fn.countAll<number>().as('n'))
        .whereRef('users.tenant_id', '=', 't.id')
        .as('users'),
    ])

export const selectTenant = (db: Db, id: string) => tenants(db).where('t.id', '=', id).executeTakeFirst()
/** Nobody else changes it meanwhile. */
export const lockTenant = (db: Db, id: string) =>
  tenants(db).where('t.id', '=', id).forUpdate('t').executeTakeFirst()

export type PlatformTenantRow = NonNullable<Awaited<ReturnType<typeof selectTenant>>>

interface Filter {
  q?: string | undefined
  demoOnly: boolean
  after: [string, string] | null
  limit: number
}

/** Businesses by name; one more than the limit tells that there are more. Any part of name or slug is found by index. */
export function tenantsQuery(db: Db, { q, demoOnly, after, limit }: Filter) {
  let query = tenants(db)
    .orderBy(sql`lower(t.name)`)
    .orderBy('t.id')
    .limit(limit + 1)
  if (q)
    query = query.where((w) => w.or([w('t.name', 'ilike', anyPart(q)), w('t.slug', 'ilike', anyPart(q))]))
  if (demoOnly) query = query.where('t.is_temporary', '=', true)
  if (after) query = query.where(sql<boolean>`(lower(t.name), t.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query
}
