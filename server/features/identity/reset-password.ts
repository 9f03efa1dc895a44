import type { PlatformTx } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { endSessionsOf } from './end-sessions.ts'
import { selectAccount, selectAccountById } from './identity.queries.ts'
import { issueToken, takeToken, voidAccountLinks } from './one-time-token.ts'
import { hashPassword } from './password.ts'
import { assertStrongPassword } from './strong-password.ts'

const RESET_MS = 60 * 60_000
/** So many are good at a time: a newer one doesn't void an older one, or a stranger who asks could void them all. */
const OPEN_LINKS = 3

/**
 * Mails a link to set a new password, if there is such an account. Answers nothing, and takes as long either way: the
 * caller doesn't wait for it.
 * @param url where the link leads, without the token
 */
export async function forgetPassword(
  deps: Deps,
  email: string,
  tenantId: string | null,
  url: string,
): Promise<void> {
  await deps.database.withPlatform(async (tx) => {
    const account = await selectAccount(tx.db, email, tenantId)
    if (account?.status !== 'active') return
    if ((await countOpenLinks(tx, account.id)) >= OPEN_LINKS) return
    const token = await issueToken(tx, {
      purpose: 'password-reset',
      userId: account.id,
      lifetimeMs: RESET_MS,
    })
    await queueMail(tx, {
      to: account.email,
      tenantId,
      kind: 'password-reset',
      values: { link: `${url}#${token}` },
    })
  })
}

/**
 * Sets a new password with the token of a mailed link, and ends every session of the account.
 * @throws Problem invalid-token, weak-password
 */
export async function resetPassword(deps: Deps, token: string, password: string): Promise<void> {
  const password_hash = await hashPassword(password)
  await deps.database.withPlatform(async (tx) => {
    const { userId } = await takeToken(tx, 'password-reset', token)
    const account = await selectAccountById(tx.db, userId)
    assertStrongPassword(password, [account.email, account.name])
    // who opens the mail has shown that the address is theirs
    await tx.db
      .updateTable('users')
      .set({ password_hash, email_verified_at: tx.now, version: account.version + 1 })
      .where('id', '=', userId)
      .execute()
    await voidAccountLinks(tx, userId)
    await endSessionsOf(tx, userId)
    tx.audit({ action: 'account.password-reset', subjectType: 'user', subjectId: userId })
    deps.logs.security({ timestamp: tx.now.toISOString(), event: 'password.reset', user: account.email })
  })
}

async function countOpenLinks({ db, now }: PlatformTx, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('one_time_tokens')
    .select((w) => w.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('purpose', '=', 'password-reset')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return count
}
