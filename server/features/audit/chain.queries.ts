import { type Kysely, sql } from 'kysely'
import type { PlatformReadTx } from '../../database/scope.ts'
import type { HeadTable } from '../../database/tables.ts'

export interface LinkRow {
  number: number
  previous_hash: Buffer | null
  hash: Buffer | null
  details_hash: Buffer | null
  details_salt: Buffer | null
  /** Whether it has a reason or details, or both. */
  has_personal: boolean
  /** What the chain covers, as text; and what is hidden in `details_hash`. */
  facts: string
  personal: string
}

/**
 * Entries in the order of their numbers, as the texts that were hashed. Only PostgreSQL's own functions make these:
 * whoever rewrites a log might rewrite ours too.
 */
export async function selectLinks(db: Kysely<never>, after: number, limit: number): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select number, previous_hash, hash, details_hash, details_salt, coalesce(details::text, reason) is not null as has_personal,
      pg_catalog.jsonb_build_array(
        number, (extract(epoch from at) * 1000000)::bigint, actor_kind, actor_user_id, real_user_id, action,
        subject_type, subject_id, request_id, pg_catalog.encode(details_hash, 'hex'))::text as facts,
      pg_catalog.jsonb_build_array(reason, details)::text as personal
    from audit_log where number > ${after} order by number limit ${limit}`.execute(db)
  return rows
}

export const selectHead = (db: Kysely<{ head: HeadTable }>) =>
  db.selectFrom('head').select(['audit_number', 'audit_hash']).where('id', '=', 1).executeTakeFirst()

/** A chain's signatures of the entries after one and up to another, or to the end. */
export const selectSignatures = (
  db: PlatformReadTx['db'],
  tenantId: string | null,
  after: number,
  upTo: number | null,
) => {
  const query = db
    .selectFrom('audit_signatures')
    .select(['number', 'hash', 'signed_at', 'signature'])
    .where('tenant_id', tenantId ? '=' : 'is', tenantId)
    .where('number', '>', after)
    .orderBy('number')
  return (upTo === null ? query.limit(1) : query.where('number', '<=', upTo)).execute()
}

export type SignatureRow = Awaited<ReturnType<typeof selectSignatures>>[number]
