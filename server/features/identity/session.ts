import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PlatformTx } from '../../database/scope.ts'
import { hashToken, SESSION_COOKIE } from '../../http/identify.ts'

export const SESSION_MS = 30 * 86_400_000

export interface NewSession {
  userId: string
  tenantId: string | null
  expiresAt: Date
  ip: string
  userAgent: string | undefined
  /** While masquerading: who is behind, from which session, and why. */
  behind?: { userId: string; sessionId: string; reason: string }
  /** The twin of a session that was begun on another host. */
  handedOver?: boolean
}

/** Stores a session and answers its token, which is kept nowhere else: only its hash is. */
export async function beginSession(
  tx: PlatformTx,
  session: NewSession,
): Promise<{ id: string; token: string }> {
  const id = randomUUIDv7()
  const token = `session_${randomBytes(32).toString('base64url')}`
  await tx.db
    .insertInto('sessions')
    .values({
      id,
      token_hash: hashToken(token),
      user_id: session.userId,
      tenant_id: session.tenantId,
      real_user_id: session.behind?.userId ?? null,
      real_session_id: session.behind?.sessionId ?? null,
      reason: session.behind?.reason ?? null,
      created_at: tx.now,
      last_seen_at: tx.now,
      expires_at: session.expiresAt,
      revoked_at: null,
      ip: session.ip,
      user_agent: session.userAgent?.slice(0, 300) ?? null,
      handed_over: session.handedOver ?? false,
    })
    .execute()
  return { id, token }
}

/** The cookie by which the web app is signed in on this host alone; scripts never see it. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  expires: Date,
  name = SESSION_COOKIE,
): void {
  reply.setCookie(name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    expires,
  })
}
