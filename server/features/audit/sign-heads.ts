import { sql } from 'kysely'
import type { PlatformTx } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import { type Head, signedText } from './signed-text.ts'

/** How many chains are looked at in one transaction. */
const PAGE = 200

interface ChangedHead extends Head {
  signed_number: number | null
}

/**
 * Signs the head of every chain that has grown since it was last signed. A chain that is shorter than what was signed,
 * or another one at that place, isn't signed again: it is reported, and `smooth audit verify` says where it breaks.
 */
export async function signHeads(deps: Pick<Deps, 'database' | 'secret' | 'logs' | 'log'>): Promise<void> {
  const report = (head: Head, now: Date) => {
    deps.log.error({ tenant: head.tenant_id, number: head.number }, 'an audit log is not what was signed')
    deps.logs.security({
      timestamp: now.toISOString(),
      event: 'audit.broken',
      tenantId: head.tenant_id,
      number: head.number,
    })
  }
  const sign = async (tx: PlatformTx, heads: readonly ChangedHead[]) => {
    for (const head of heads) {
      if (head.signed_number !== null && head.number <= head.signed_number) report(head, tx.now)
      else await insertSignature(deps, tx, head)
    }
  }
  await deps.database.withPlatform(async (tx) => sign(tx, await changedPlatformHead(tx)))
  let after: string | null = null
  do {
    const page: string | null = after
    after = await deps.database.withPlatform(async (tx) => {
      await sign(tx, await changedHeads(tx, page))
      return lastOfPage(tx, page)
    })
  } while (after !== null)
}

const insertSignature = ({ secret }: Pick<Deps, 'secret'>, tx: PlatformTx, head: Head) =>
  tx.db
    .insertInto('audit_signatures')
    .values({
      tenant_id: head.tenant_id,
      number: head.number,
      hash: head.hash,
      signed_at: tx.now,
      signature: secret.sign('audit', signedText(head, tx.now)),
    })
    .onConflict((c) => c.doNothing())
    .execute()

async function changedPlatformHead({ db }: PlatformTx): Promise<ChangedHead[]> {
  const { rows } = await sql<ChangedHead>`
    select null::uuid as tenant_id, h.audit_number as number, h.audit_hash as hash, s.number as signed_number
    from head h
    left join lateral (
      select number, hash from audit_signatures where tenant_id is null order by number desc limit 1
    ) s on true
    where h.audit_number > 0 and (s.hash is null or s.hash <> h.audit_hash or s.number <> h.audit_number)`.execute(
    db,
  )
  return rows
}

async function changedHeads({ db }: PlatformTx, after: string | null): Promise<ChangedHead[]> {
  const { rows } = await sql<ChangedHead>`
    select h.tenant_id, h.number, h.hash, s.number as signed_number
    from core.audit_heads(${after}::uuid, ${PAGE}) h
    left join lateral (
      select number, hash from audit_signatures where tenant_id = h.tenant_id order by number desc limit 1
    ) s on true
    where (h.number > 0 or s.number is not null)
      and (s.hash is null or s.hash <> h.hash or s.number <> h.number)
    order by h.tenant_id`.execute(db)
  return rows
}

/** The last tenant of a page of this size, or null where that was the last one. */
async function lastOfPage({ db }: PlatformTx, after: string | null): Promise<string | null> {
  const query = db
    .selectFrom('tenants')
    .select('id')
    .orderBy('id')
    .offset(PAGE - 1)
    .limit(1)
  const last = await (after ? query.where('id', '>', after) : query).executeTakeFirst()
  return last?.id ?? null
}
