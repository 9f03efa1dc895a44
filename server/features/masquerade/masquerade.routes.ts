import { effectiveUser } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Context, Route } from '../../http/context.ts'
import { REAL_SESSION_COOKIE, SESSION_COOKIE } from '../../http/identify.ts'
import { tenantHostname, urlOn } from '../../http/own-urls.ts'
import { instant } from '../../http/present.ts'
import { Problem } from '../../problem.ts'
import { SESSION_MS, setSessionCookie } from '../identity/session.ts'
import { endMasquerade } from './end-masquerade.ts'
import { handOver } from './hand-over.ts'
import { selectPrimaryDomain, selectTarget } from './masquerade.queries.ts'
import { startMasquerade } from './start-masquerade.ts'

export function masqueradeRoutes(route: Route, deps: Deps): void {
  route('POST /masquerade', async ({ body, actor, ip, request }) => {
    if (actor.kind !== 'user' && actor.kind !== 'masquerading') throw new Problem('unauthenticated')
    const asked = { userId: body.userId, reason: body.reason, ip, userAgent: request.headers['user-agent'] }
    const { token, code, expiresAt, target } = await startMasquerade(deps, actor, actor.sessionId, asked)
    const host = await hostOf(target.tenant_id, target.slug)
    return {
      token,
      url: `${urlOn(request, host)}/masquerade#${code}`,
      expiresAt: instant(expiresAt),
      user: {
        id: target.id,
        email: target.email,
        name: target.name,
        role: target.role,
        tenantId: target.tenant_id,
      },
    }
  })

  route('DELETE /masquerade', async ({ actor, ip, request, reply }) => {
    if (actor.kind !== 'masquerading') throw new Problem('wrong-status', 'You act as yourself')
    await endMasquerade(deps, actor, ip)
    restoreCookie(request, reply, deps.now())
    const real = actor.realUser
    const home = await deps.database.readPlatform(({ db }) => selectTarget(db, real.id))
    const host = await hostOf(real.tenantId, home?.slug ?? null)
    return {
      url: `${urlOn(request, host)}/`,
      user: { id: real.id, email: real.email, name: real.name, role: real.role, tenantId: real.tenantId },
    }
  })

  route('POST /auth/handoff', async ({ body, tenant, ip, request, reply }) => {
    const handed = await handOver(deps, body.code, tenant?.id ?? null, ip, request.headers['user-agent'])
    keepRealCookie(request, reply, handed.expiresAt)
    setSessionCookie(request, reply, handed.token, handed.expiresAt)
    return { expiresAt: instant(handed.expiresAt), user: handed.user as never }
  })

  async function hostOf(tenantId: string | null, slug: string | null): Promise<string> {
    if (!tenantId || !slug) return deps.settings.platformDomain
    const primary = await deps.database.readPlatform(({ db }) => selectPrimaryDomain(db, tenantId))
    return tenantHostname(deps, slug, primary?.domain)
  }
}

/** An owner acts as their staff on their own host: the cookie that was there is kept beside, for the way back. */
function keepRealCookie(request: Context['request'], reply: Context['reply'], until: Date) {
  const own = request.cookies[SESSION_COOKIE]
  if (own && effectiveUser(request.identity.actor) && request.identity.actor.kind === 'user') {
    setSessionCookie(request, reply, own, until, REAL_SESSION_COOKIE)
  }
}

function restoreCookie(request: Context['request'], reply: Context['reply'], now: Date) {
  const kept = request.cookies[REAL_SESSION_COOKIE]
  reply.clearCookie(REAL_SESSION_COOKIE, { path: '/' })
  if (kept) setSessionCookie(request, reply, kept, new Date(now.getTime() + SESSION_MS))
  else reply.clearCookie(SESSION_COOKIE, { path: '/' })
}
