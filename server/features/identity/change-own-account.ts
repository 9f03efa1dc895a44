import { sqlState } from '../../database/errors.ts'
import { tenantScope } from '../../database/request-context.ts'
import type { PlatformTx } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { endSessionsOf } from './end-sessions.ts'
import { type AccountRow, selectAccountById } from './identity.queries.ts'
import { issueToken, takeToken, voidAccountLinks, voidTokens } from './one-time-token.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { assertStrongPassword } from './strong-password.ts'

const EMAIL_MS = 24 * 60 * 60_000

/** @throws Problem invalid-credentials */
export async function requirePassword(deps: Deps, userId: string, password: string): Promise<AccountRow> {
  const account = await deps.database.readPlatform(({ db }) => selectAccountById(db, userId))
  if (!account.password_hash || !(await verifyPassword(password, account.password_hash)))
    throw new Problem('invalid-credentials', 'Wrong password')
  return account
}

/**
 * Changes one's password, and ends one's other sessions.
 * @throws Problem invalid-credentials, weak-password
 */
export async function changePassword(
  deps: Deps,
  me: { id: string; sessionId: string },
  current: string,
  password: string,
): Promise<void> {
  const account = await requirePassword(deps, me.id, current)
  assertStrongPassword(password, [account.email, account.name])
  const password_hash = await hashPassword(password)
  await deps.database.withPlatform(async (tx) => {
    await tx.db
      .updateTable('users')
      .set({ password_hash, version: account.version + 1 })
      .where('id', '=', me.id)
      .execute()
    await endSessionsOf(tx, me.id, me.sessionId)
    await voidAccountLinks(tx, me.id)
    tx.audit({ action: 'account.password-change', subjectType: 'user', subjectId: me.id })
    deps.logs.security({ timestamp: tx.now.toISOString(), event: 'password.change', user: account.email })
  })
}

/**
 * Mails a link to a new address, and a word to the old one. Nothing changes until the link is opened.
 * @throws Problem invalid-credentials
 */
export async function askForEmail(
  deps: Deps,
  userId: string,
  email: string,
  password: string,
  url: string,
): Promise<void> {
  const account = await requirePassword(deps, userId, password)
  await deps.database.withPlatform(async (tx) => {
    await voidTokens(tx, userId, 'email-change')
    const token = await issueToken(tx, {
      purpose: 'email-change',
      userId,
      lifetimeMs: EMAIL_MS,
      payload: { email },
    })
    const tenantId = account.tenant_id
    await queueMail(tx, {
      to: email,
      tenantId,
      kind: 'address-confirm',
      values: { link: `${url}#${token}` },
    })
    await queueMail(tx, { to: account.email, tenantId, kind: 'address-warning', values: {} })
  })
}

/** @throws Problem invalid-token, email-taken */
export async function confirmEmail(deps: Deps, token: string): Promise<AccountRow> {
  const account = await deps.database.withPlatform(async (tx: PlatformTx) => {
    const { userId, payload } = await takeToken(tx, 'email-change', token)
    const email = String(payload.email)
    try {
      await tx.db
        .updateTable('users')
        .set({ email, email_verified_at: tx.now })
        .where('id', '=', userId)
        .execute()
    } catch (error) {
      if (sqlState(error) === '23505') throw new Problem('email-taken')
      throw error
    }
    await voidAccountLinks(tx, userId)
    tx.audit({ action: 'account.email-change', subjectType: 'user', subjectId: userId })
    deps.logs.security({ timestamp: tx.now.toISOString(), event: 'email.change', user: email })
    return selectAccountById(tx.db, userId)
  })
  const scope = account.tenant_id ? await tenantScope(deps.database, account.tenant_id) : null
  if (scope)
    await deps.database.withTenant(scope, async ({ db }) => {
      await db.updateTable('people').set({ email: account.email }).where('user_id', '=', account.id).execute()
    })
  return account
}
