import type { Database } from '../../database/pool.ts'
import type { TenantScope } from '../../database/scope.ts'
import type { Secret } from '../../secret.ts'
import {
  type LinkRow,
  type SignatureRow,
  selectHead,
  selectLinks,
  selectSignatures,
} from './chain.queries.ts'
import { BEGINNING, type Break, breakAt, type Link } from './check-chain.ts'
import { signedText } from './signed-text.ts'

const PAGE = 2000

export interface Verdict {
  entries: number
  signatures: number
  /** null: nothing was changed, removed, inserted, reordered or rewritten, up to the last signature. */
  broken: Break | null
}

interface Deps {
  database: Database
  secret: Secret
}

/**
 * Follows the chain of one log from its beginning: of a tenant, or (null) of the platform. Entries that are written
 * meanwhile are followed too.
 */
export async function verifyAudit({ database, secret }: Deps, scope: TenantScope | null): Promise<Verdict> {
  const tenantId = scope?.tenantId ?? null
  const read = <T>(work: (db: never) => Promise<T>): Promise<T> =>
    scope
      ? database.readTenant(scope, ({ db }) => work(db as never))
      : database.readPlatform(({ db }) => work(db as never))
  const signaturesOf = (after: number, upTo: number | null) =>
    database.readPlatform(({ db }) => selectSignatures(db, tenantId, after, upTo))

  let last: Link = BEGINNING
  let entries = 0
  let signatures = 0
  const verdict = (broken: Break | null): Verdict => ({ entries, signatures, broken })
  let from = Number.MIN_SAFE_INTEGER
  for (;;) {
    const rows: LinkRow[] = await read((db) => selectLinks(db, from, PAGE))
    // read after the entries, so it is at least as far; commits move both at once
    const head = await read((db) => selectHead(db))
    const end = rows.at(-1)?.number ?? last.number
    const signed = new Map((await signaturesOf(from, end)).map((row) => [row.number, row]))
    for (const row of rows) {
      const broken = breakAt(last, row)
      if (broken) return verdict(broken)
      last = { number: row.number, hash: row.hash as Buffer }
      from = row.number
      entries++
      const signature = signed.get(row.number)
      if (!signature) continue
      const forged = forgedAt(secret, tenantId, last, signature)
      if (forged) return verdict(forged)
      signatures++
    }
    const ending = endOf(last, head, rows.length)
    if (ending === 'more') continue
    const beyond = (await signaturesOf(last.number, null))[0]
    if (ending) return verdict(ending)
    if (beyond && (await isStillAt(last)))
      return verdict({ kind: 'signature', number: beyond.number, problem: 'is of an entry that is gone' })
    if (!beyond) return verdict(null)
  }

  /** Whether nothing was written since: a signature further on is then of what is gone. */
  async function isStillAt({ number }: Link): Promise<boolean> {
    return (await read((db) => selectHead(db)))?.audit_number === number
  }
}

function endOf(
  last: Link,
  head: { audit_number: number; audit_hash: Buffer } | undefined,
  read: number,
): Break | 'more' | null {
  const bad = (number: number, problem: string): Break => ({ kind: 'row', number, problem })
  if (read === PAGE) return 'more'
  if (!head) return bad(last.number, 'has no head')
  if (head.audit_number > last.number) return read > 0 ? 'more' : bad(last.number + 1, 'is missing')
  if (head.audit_number < last.number) return bad(head.audit_number + 1, 'was inserted')
  return head.audit_hash.equals(last.hash) ? null : bad(last.number, 'is not the one that was written last')
}

function forgedAt(secret: Secret, tenantId: string | null, link: Link, row: SignatureRow): Break | null {
  const bad = (problem: string): Break => ({ kind: 'signature', number: row.number, problem })
  const head = { tenant_id: tenantId, number: row.number, hash: row.hash }
  if (!secret.verify('audit', signedText(head, row.signed_at), row.signature))
    return bad('was not made with this installation’s key')
  return row.hash.equals(link.hash) ? null : bad('is of another entry: the log was rewritten')
}
