import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { TenantScope } from '../../database/scope.ts'
import type { PlatformTables } from '../../database/tables.ts'
import type { Deps } from '../../deps.ts'
import { instant } from '../../http/present.ts'
import { pageOf } from '../../paging.ts'
import { type AuditFilter, type EntryRow, selectEntries } from './audit.queries.ts'

/** A page of one log with the names of who acted: of a tenant, or (null) of the platform. */
export async function readAudit(deps: Deps, scope: TenantScope | null, filter: AuditFilter) {
  const rows = scope
    ? await deps.database.readTenant(scope, ({ db }) => selectEntries(db as never, filter))
    : await deps.database.readPlatform(({ db }) => selectEntries(db as never, filter))
  const names = await namesOf(deps, rows)
  const someone = (id: string | null) => (id ? { id, name: names.get(id) ?? null } : null)
  return pageOf(
    rows,
    filter.limit,
    (row) => [row.number],
    (row) => ({
      number: row.number,
      at: instant(row.at),
      actorKind: row.actor_kind,
      actor: someone(row.actor_user_id),
      realUser: someone(row.real_user_id),
      action: row.action,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      reason: row.reason,
      details: row.details,
    }),
  )
}

async function namesOf(deps: Deps, rows: readonly EntryRow[]): Promise<Map<string, string>> {
  const ids = [
    ...new Set(rows.flatMap((row) => [row.actor_user_id, row.real_user_id]).filter((id) => id !== null)),
  ]
  if (ids.length === 0) return new Map()
  const users = await deps.database.readPlatform(({ db }) => selectNames(db, ids))
  return new Map(users.map((user) => [user.id, user.name]))
}

const selectNames = (db: Kysely<PlatformTables>, ids: string[]) =>
  db.selectFrom('users').select(['id', 'name']).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
