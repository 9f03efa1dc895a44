import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { PlatformTx } from '../../database/scope.ts'
import { hashToken } from '../../http/identify.ts'
import { Problem } from '../../problem.ts'

export type Purpose = 'handoff' | 'password-reset' | 'invitation' | 'email-change' | 'business-confirm'

interface NewToken {
  purpose: Purpose
  userId: string
  lifetimeMs: number
  payload?: Record<string, unknown>
}

/** Makes a token that opens one thing once; only its hash is kept. */
export async function issueToken(
  tx: PlatformTx,
  { purpose, userId, lifetimeMs, payload = {} }: NewToken,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.db
    .insertInto('one_time_tokens')
    .values({
      id: randomUUIDv7(),
      purpose,
      token_hash: hashToken(token),
      user_id: userId,
      payload: JSON.stringify(payload),
      expires_at: new Date(tx.now.getTime() + lifetimeMs),
      used_at: null,
      created_at: tx.now,
    })
    .execute()
  return token
}

/**
 * Uses a token up. Two at once: one gets it.
 * @throws Problem invalid-token for one that is unknown, used, expired or for something else
 */
export async function takeToken(
  tx: PlatformTx,
  purpose: Purpose,
  token: string,
): Promise<{ userId: string; payload: Record<string, unknown> }> {
  const taken = await tx.db
    .updateTable('one_time_tokens')
    .set({ used_at: tx.now })
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['user_id', 'payload'])
    .executeTakeFirst()
  if (!taken?.user_id) throw new Problem('invalid-token')
  return { userId: taken.user_id, payload: taken.payload }
}

/** Takes every unused token of these purposes from a user: what they were for, or a newer one, has made them void. */
export const voidTokens = (tx: PlatformTx, userId: string, ...purposes: Purpose[]) =>
  tx.db
    .updateTable('one_time_tokens')
    .set({ used_at: tx.now })
    .where('user_id', '=', userId)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .execute()

/** What no longer opens anything once somebody has taken their account back: links that another may have asked for. */
export const voidAccountLinks = (tx: PlatformTx, userId: string) =>
  voidTokens(tx, userId, 'password-reset', 'email-change')
