import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { PlatformTx, TenantTx } from '../database/scope.ts'
import { Problem } from '../problem.ts'
import type { IdempotencyKey } from './context.ts'

const DAY_MS = 86_400_000

/**
 * Does `work` once for a key: its answer is kept for 24 h in the same transaction, so that only what was committed is
 * replayed, and a duplicate that comes meanwhile waits for it on the primary key. Answers hold secrets of guests, so they
 * are kept encrypted with the client's own key, of which only a hash is stored.
 * @throws Problem idempotency-key-reused when the key came with another body
 */
export async function once<T>(
  tx: TenantTx | PlatformTx,
  asked: IdempotencyKey | null,
  work: () => Promise<T>,
): Promise<T> {
  if (!asked) return work()
  // the same table in both
  const db = tx.db as TenantTx['db']
  const row = {
    actor: asked.actor,
    route: asked.route,
    key: createHash('sha256').update(asked.key).digest('hex'),
  }
  const taken = await db
    .insertInto('idempotency_keys')
    .values({ ...row, body_hash: asked.bodyHash, created_at: tx.now })
    .onConflict((c) =>
      c
        .columns(['actor', 'route', 'key'])
        .doUpdateSet({ body_hash: asked.bodyHash, response: null, created_at: tx.now } as never)
        .where('idempotency_keys.created_at', '<', new Date(tx.now.getTime() - DAY_MS)),
    )
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 0n) {
    const kept = await db
      .selectFrom('idempotency_keys')
      .select(['body_hash', 'response'])
      .where('actor', '=', row.actor)
      .where('route', '=', row.route)
      .where('key', '=', row.key)
      .executeTakeFirstOrThrow()
    if (!kept.body_hash.equals(asked.bodyHash)) throw new Problem('idempotency-key-reused')
    asked.replayed = true
    return JSON.parse(unseal(kept.response as string, asked.key))
  }
  const answer = await work()
  await db
    .updateTable('idempotency_keys')
    .set({ response: JSON.stringify(seal(JSON.stringify(answer), asked.key)) })
    .where('actor', '=', row.actor)
    .where('route', '=', row.route)
    .where('key', '=', row.key)
    .execute()
  return answer
}

const secretOf = (key: string) => Buffer.from(hkdfSync('sha256', key, 'idempotency', 'answer', 32))

function seal(text: string, key: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

function unseal(sealed: string, key: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
