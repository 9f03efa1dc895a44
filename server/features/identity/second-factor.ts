import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { Secret as OtpSecret, TOTP } from 'otpauth'
import type { PlatformTx } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'
import { requirePassword } from './change-own-account.ts'
import { type AccountRow, selectAccountById } from './identity.queries.ts'

const PERIOD_S = 30
const RECOVERY_CODES = 10

const totpOf = (secret: string, label: string) =>
  new TOTP({
    issuer: 'SmoothSchedule',
    label,
    secret: OtpSecret.fromBase32(secret),
    period: PERIOD_S,
    digits: 6,
    algorithm: 'SHA1',
  })
const hashCode = (code: string) =>
  createHash('sha256')
    .update(`recovery ${code.replaceAll(/[\s-]/g, '').toLowerCase()}`)
    .digest('hex')

/**
 * Begins a second factor: a new secret, which counts once a first code has been given. One that is there already counts
 * until then, so that a password alone, which is enough to begin, takes no second factor away.
 * @throws Problem invalid-credentials
 */
export async function beginSecondFactor(
  deps: Deps,
  userId: string,
  password: string,
): Promise<{ secret: string; uri: string }> {
  const account = await requirePassword(deps, userId, password)
  const secret = new OtpSecret({ size: 20 }).base32
  await deps.database.withPlatform(async ({ db }) => {
    await db
      .updateTable('users')
      .set({ second_factor_pending: deps.secret.seal('second-factor', secret) })
      .where('id', '=', userId)
      .execute()
  })
  return { secret, uri: totpOf(secret, account.email).toString() }
}

/**
 * Switches it on with a first code, and answers the recovery codes, which are kept only as hashes.
 * @throws Problem invalid-token
 */
export async function confirmSecondFactor(deps: Deps, userId: string, code: string): Promise<string[]> {
  return deps.database.withPlatform(async (tx) => {
    const account = await selectAccountById(tx.db, userId)
    const { second_factor_pending: pending } = account
    const counter = pending && counterOf(deps, pending, account.email, code.trim(), tx.now)
    if (!pending || !counter) throw new Problem('invalid-token', 'This code is not right')
    const codes = Array.from({ length: RECOVERY_CODES }, () =>
      randomBytes(5)
        .toString('hex')
        .replace(/(.{5})/, '$1-'),
    )
    await tx.db
      .updateTable('users')
      .set({
        second_factor_secret: pending,
        second_factor_pending: null,
        second_factor_enabled_at: tx.now,
        second_factor_counter: counter,
        recovery_code_hashes: codes.map(hashCode),
      })
      .where('id', '=', userId)
      .where('second_factor_pending', '=', pending)
      .execute()
    tx.audit({ action: 'account.second-factor-on', subjectType: 'user', subjectId: userId })
    deps.logs.security({ timestamp: tx.now.toISOString(), event: 'second-factor.on', user: account.email })
    return codes
  })
}

/** Platform roles must have one; the demo's accounts, which production never has, are exempt. */
export const needsSecondFactor = (account: Pick<AccountRow, 'tenant_id' | 'second_factor_exempt'>): boolean =>
  account.tenant_id === null && !account.second_factor_exempt

/**
 * Switches it off; a role that must have one can only begin another.
 * @throws Problem invalid-credentials, forbidden
 */
export async function endSecondFactor(deps: Deps, userId: string, password: string): Promise<void> {
  const account = await requirePassword(deps, userId, password)
  if (needsSecondFactor(account)) throw new Problem('forbidden', 'Platform roles need a second factor')
  await deps.database.withPlatform(async (tx) => {
    await tx.db
      .updateTable('users')
      .set({
        second_factor_secret: null,
        second_factor_pending: null,
        second_factor_enabled_at: null,
        recovery_code_hashes: [],
      })
      .where('id', '=', userId)
      .execute()
    tx.audit({ action: 'account.second-factor-off', subjectType: 'user', subjectId: userId })
    deps.logs.security({ timestamp: tx.now.toISOString(), event: 'second-factor.off', user: account.email })
  })
}

/**
 * Uses up a code of the authenticator, or a recovery code: each opens once, of two at the same moment one.
 * A code of the step before or after counts too, for clocks that differ.
 */
export async function takeCode(
  deps: Deps,
  tx: PlatformTx,
  account: AccountRow,
  code: string,
): Promise<boolean> {
  if (!account.second_factor_secret) return false
  const given = code.trim()
  if (/^\d{6}$/.test(given)) {
    const counter = counterOf(deps, account.second_factor_secret, account.email, given, tx.now)
    if (counter === null) return false
    const used = await tx.db
      .updateTable('users')
      .set({ second_factor_counter: counter })
      .where('id', '=', account.id)
      .where('second_factor_counter', '<', counter)
      .executeTakeFirst()
    return used.numUpdatedRows === 1n
  }
  const hash = Buffer.from(hashCode(given))
  const match = account.recovery_code_hashes.find((kept) => timingSafeEqual(Buffer.from(kept), hash))
  if (!match) return false
  const used = await tx.db
    .updateTable('users')
    .set({ recovery_code_hashes: account.recovery_code_hashes.filter((kept) => kept !== match) })
    .where('id', '=', account.id)
    .where(sql<boolean>`${match} = any(recovery_code_hashes)`)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Which step of the authenticator a code is of, or null where it is none: of this one, the one before or after. */
function counterOf(deps: Deps, sealed: string, label: string, code: string, now: Date): number | null {
  const totp = totpOf(deps.secret.open('second-factor', sealed), label)
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
}
