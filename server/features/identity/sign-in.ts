import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { RequestTenant } from '../../database/request-context.ts'
import type { Deps } from '../../deps.ts'
import { hashToken } from '../../http/identify.ts'
import { Problem } from '../../problem.ts'
import { NOBODY, verifyPassword } from './password.ts'

const SESSION_MS = 30 * 86_400_000

export interface SignedIn {
  token: string
  expiresAt: Date
  user: { id: string; email: string; name: string; role: string; tenantId: string | null }
}

interface Asked {
  email: string
  password: string
  tenant: RequestTenant | null
  ip: string
  userAgent: string | undefined
}

/**
 * Begins a session: the account is looked up in the request's tenant, or among platform users when there is none.
 * Does the same work whether or not the account exists. Only a hash of the token is kept.
 * @throws Problem invalid-credentials
 */
export async function signIn(deps: Deps, asked: Asked): Promise<SignedIn> {
  const { database, now } = deps
  const account = await database.readPlatform(({ db }) =>
    db
      .selectFrom('users')
      .select(['id', 'email', 'name', 'role', 'tenant_id', 'password_hash', 'status'])
      .where('email', '=', asked.email)
      .where('tenant_id', asked.tenant ? '=' : 'is', asked.tenant?.id ?? null)
      .executeTakeFirst(),
  )
  const right = await verifyPassword(asked.password, account?.password_hash ?? NOBODY)
  if (!account || !right || account.status !== 'active') throw new Problem('invalid-credentials')

  const token = `session_${randomBytes(32).toString('base64url')}`
  const expiresAt = new Date(now().getTime() + SESSION_MS)
  await database.withPlatform(async ({ db }) => {
    await db
      .insertInto('sessions')
      .values({
        id: randomUUIDv7(),
        token_hash: hashToken(token),
        user_id: account.id,
        tenant_id: account.tenant_id,
        expires_at: expiresAt,
        ip: asked.ip,
        user_agent: asked.userAgent?.slice(0, 300) ?? null,
      })
      .execute()
    await db.updateTable('users').set({ last_sign_in_at: now() }).where('id', '=', account.id).execute()
  })
  return {
    token,
    expiresAt,
    user: {
      id: account.id,
      email: account.email,
      name: account.name,
      role: account.role,
      tenantId: account.tenant_id,
    },
  }
}

/** Ends a session: its token is dead at once, and so are those that were begun from it. */
export async function signOut(deps: Deps, sessionId: string): Promise<void> {
  await deps.database.withPlatform(async ({ db }) => {
    await db
      .updateTable('sessions')
      .set({ revoked_at: deps.now() })
      .where((w) => w.or([w('id', '=', sessionId), w('real_session_id', '=', sessionId)]))
      .where('revoked_at', 'is', null)
      .execute()
  })
}
