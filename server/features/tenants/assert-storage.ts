import { sql } from 'kysely'
import type { Database } from '../../database/pool.ts'
import type { TenantReadTx, TenantScope } from '../../database/scope.ts'
import { planFull, planLimit } from './plan-limit.ts'

/** What a business's tables take, indexes included, in MiB, rounded down. */
export async function storedMebibytes(db: TenantReadTx['db']): Promise<number> {
  const { rows } = await sql<{ mebibytes: number }>`
    select (coalesce(sum(pg_total_relation_size(oid)), 0) / 1048576)::integer as mebibytes
    from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'`.execute(db)
  return rows[0]?.mebibytes ?? 0
}

/** @throws Problem plan-limit when a business stores as much as its plan allows */
export async function assertStorage(database: Database, scope: TenantScope, plan: string): Promise<void> {
  const limit = await planLimit(database, plan, 'storage')
  if (limit === null) return
  const stored = await database.readTenant(scope, ({ db }) => storedMebibytes(db))
  if (stored >= limit) throw planFull('storage', limit)
}
