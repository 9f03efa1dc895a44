import { sql } from 'kysely'
import { anyPart } from '../../any-part.ts'
import type { PlatformReadTx } from '../../database/scope.ts'

interface Filter {
  q?: string | undefined
  before: [string, string] | null
  limit: number
}

/** Mails, the newest first; q: any part of the recipient's address. */
export function selectMails(db: PlatformReadTx['db'], { q, before, limit }: Filter) {
  let query = db
    .selectFrom('outbox')
    .select([
      'id',
      'tenant_id',
      'recipient',
      'subject',
      'text',
      'html',
      'status',
      'error',
      'created_at',
      'sent_at',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (q) query = query.where('recipient', 'ilike', anyPart(q))
  if (before)
    query = query.where(sql<boolean>`(created_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`)
  return query.execute()
}

export type MailRow = Awaited<ReturnType<typeof selectMails>>[number]
