import { type Kysely, sql } from 'kysely'
import type { AuditLogTable } from '../../database/tables.ts'

type Db = Kysely<{ audit_log: AuditLogTable }>

export interface AuditFilter {
  from?: Date | undefined
  to?: Date | undefined
  actorId?: string | undefined
  action?: string | undefined
  before?: number | undefined
  limit: number
}

/** Entries of a log, the newest first; one more than the limit tells that there are more. */
export function selectEntries(db: Db, { from, to, actorId, action, before, limit }: AuditFilter) {
  let query = db
    .selectFrom('audit_log')
    .select([
      'number',
      'at',
      'actor_kind',
      'actor_user_id',
      'real_user_id',
      'action',
      'subject_type',
      'subject_id',
      'reason',
      'details',
    ])
    .orderBy('number', 'desc')
    .limit(limit + 1)
  if (from) query = query.where('at', '>=', from)
  if (to) query = query.where('at', '<', to)
  if (actorId)
    query = query.where((w) => w.or([w('actor_user_id', '=', actorId), w('real_user_id', '=', actorId)]))
  if (action)
    query = query.where('action', '>=', action).where('action', '<', sql<string>`${action} || chr(1114111)`)
  if (before !== undefined) query = query.where('number', '<', before)
  return query.execute()
}

export type EntryRow = Awaited<ReturnType<typeof selectEntries>>[number]
