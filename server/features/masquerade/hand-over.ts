import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'
import { takeToken } from '../identity/one-time-token.ts'
import { beginSession } from '../identity/session.ts'

export interface HandedOver {
  token: string
  expiresAt: Date
  /** The session that the real user has, on whichever host that is. */
  realSessionId: string | null
  user: { id: string; email: string; name: string; role: string; tenantId: string | null }
}

/**
 * Turns a hand-over code into a session for the cookie of the host that posts it: a twin of the one that the code was
 * made for, ending with it.
 * @param tenantId the tenant of the host; a code for another place is none here
 * @throws Problem invalid-token
 */
export async function handOver(
  deps: Deps,
  code: string,
  tenantId: string | null,
  ip: string,
  userAgent: string | undefined,
): Promise<HandedOver> {
  return deps.database.withPlatform(async (tx) => {
    const { payload } = await takeToken(tx, 'handoff', code)
    const twin = await tx.db
      .selectFrom('sessions as s')
      .innerJoin('users as u', 'u.id', 's.user_id')
      .select([
        's.user_id',
        's.tenant_id',
        's.real_user_id',
        's.real_session_id',
        's.reason',
        's.expires_at',
        'u.email',
        'u.name',
        'u.role',
      ])
      .where('s.id', '=', String(payload.sessionId))
      .where('s.revoked_at', 'is', null)
      .where('s.expires_at', '>', tx.now)
      .executeTakeFirst()
    if (!twin || twin.tenant_id !== tenantId) throw new Problem('invalid-token')
    const behind =
      twin.real_user_id && twin.real_session_id
        ? {
            behind: { userId: twin.real_user_id, sessionId: twin.real_session_id, reason: twin.reason ?? '' },
          }
        : {}
    const { token } = await beginSession(tx, {
      userId: twin.user_id,
      tenantId: twin.tenant_id,
      expiresAt: twin.expires_at,
      ip,
      userAgent,
      handedOver: true,
      ...behind,
    })
    return {
      token,
      expiresAt: twin.expires_at,
      realSessionId: twin.real_session_id,
      user: {
        id: twin.user_id,
        email: twin.email,
        name: twin.name,
        role: twin.role,
        tenantId: twin.tenant_id,
      },
    }
  })
}
