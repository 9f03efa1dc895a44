import type { RequestTenant } from '../../database/request-context.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'
import { endSessions } from './end-sessions.ts'
import { type AccountRow, selectAccount } from './identity.queries.ts'
import { NOBODY, verifyPassword } from './password.ts'
import { takeCode } from './second-factor.ts'
import { beginSession, SESSION_MS } from './session.ts'

export interface SignedIn {
  token: string
  expiresAt: Date
  account: AccountRow
}

interface Asked {
  email: string
  password: string
  /** Of the authenticator, or a recovery code. */
  code?: string | undefined
  tenant: RequestTenant | null
  ip: string
  userAgent: string | undefined
}

/**
 * Begins a session: the account is looked up in the request's tenant, or among platform users when there is none.
 * Does the same work whether or not the account exists.
 * @param byCode limits what is tried with the right password but without the right code
 * @throws Problem invalid-credentials, second-factor-required
 */
export async function signIn(
  deps: Deps,
  asked: Asked,
  byCode: (attempt: () => Promise<SignedIn>) => Promise<SignedIn>,
): Promise<SignedIn> {
  const { database, now } = deps
  const account = await database.readPlatform(({ db }) =>
    selectAccount(db, asked.email, asked.tenant?.id ?? null),
  )
  const right = await verifyPassword(asked.password, account?.password_hash ?? NOBODY)
  if (!account || !right || account.status !== 'active') throw new Problem('invalid-credentials')
  if (account.second_factor_enabled_at && !asked.code) throw new Problem('second-factor-required')

  const expiresAt = new Date(now().getTime() + SESSION_MS)
  const begin = () =>
    database.withPlatform(async (tx) => {
      if (account.second_factor_enabled_at && !(await takeCode(deps, tx, account, asked.code ?? ''))) {
        throw new Problem('invalid-credentials')
      }
      const { token } = await beginSession(tx, {
        userId: account.id,
        tenantId: account.tenant_id,
        expiresAt,
        ip: asked.ip,
        userAgent: asked.userAgent,
      })
      await tx.db.updateTable('users').set({ last_sign_in_at: tx.now }).where('id', '=', account.id).execute()
      return { token, expiresAt, account }
    })
  return account.second_factor_enabled_at ? byCode(begin) : begin()
}

/** Ends a session: its token is dead at once, and so are those that were begun from it. */
export async function signOut(deps: Deps, sessionId: string): Promise<void> {
  await deps.database.withPlatform(async (tx) => {
    await endSessions(tx, [sessionId])
  })
}
