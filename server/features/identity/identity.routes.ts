import { ACTIONS, type Action, effectiveUser, isOpenTo } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { REAL_SESSION_COOKIE, SESSION_COOKIE } from '../../http/identify.ts'
import type { Limits } from '../../http/limits.ts'
import { instant } from '../../http/present.ts'
import { Problem } from '../../problem.ts'
import { endMasquerade } from '../masquerade/end-masquerade.ts'
import { rememberDevice } from './known-device.ts'
import { presentUser } from './present-user.ts'
import { setSessionCookie } from './session.ts'
import { signIn, signOut } from './sign-in.ts'

export function identityRoutes(route: Route, deps: Deps, limits: Limits): void {
  route('POST /auth/sign-in', async ({ body, tenant, ip, request, reply, now }) => {
    const asked = { ...body, tenant, ip, userAgent: request.headers['user-agent'] }
    const line = { timestamp: now.toISOString(), user: body.email, tenant: tenant?.slug ?? null, ip }
    const failed = (error: unknown) => {
      const isWrong = error instanceof Problem && error.code === 'invalid-credentials'
      if (isWrong) deps.logs.security({ ...line, event: 'sign-in.refused' })
      return isWrong
    }
    const account = { tenantId: tenant?.id ?? null, email: body.email }
    const byCode = <T>(attempt: () => Promise<T>) => limits.code(request, reply, account, attempt, failed)
    const session = await limits.signIn(request, reply, account, () => signIn(deps, asked, byCode), failed)
    deps.logs.security({ ...line, event: 'sign-in' })
    setSessionCookie(request, reply, session.token, session.expiresAt)
    rememberDevice(deps, request, reply, account)
    return { token: session.token, expiresAt: instant(session.expiresAt), user: presentUser(session.account) }
  })

  route('POST /auth/sign-out', async ({ actor, ip, reply }) => {
    // whoever signs out under another name leaves it, on every host
    if (actor.kind === 'masquerading') await endMasquerade(deps, actor, ip)
    if (actor.kind === 'user') await signOut(deps, actor.sessionId)
    reply.clearCookie(SESSION_COOKIE, { path: '/' })
    reply.clearCookie(REAL_SESSION_COOKIE, { path: '/' })
    return null
  })

  route('GET /me', async ({ actor, tenant }) => {
    const user = effectiveUser(actor)
    if (!user || (actor.kind !== 'user' && actor.kind !== 'masquerading'))
      throw new Problem('unauthenticated')
    const place = { tenantId: tenant?.id ?? user.tenantId, isTemporary: tenant?.isTemporary ?? false }
    const actions = (Object.keys(ACTIONS) as Action[]).filter((action) => isOpenTo(actor, action, place))
    return {
      user: { id: user.id, email: user.email, name: user.name, role: user.role, tenantId: user.tenantId },
      tenant: tenant && { id: tenant.id, slug: tenant.slug, name: tenant.name, timeZone: tenant.timeZone },
      permissions: actions,
      resourceId: user.resourceId,
      calendars: user.role === 'TENANT_STAFF' ? user.calendars : null,
      masquerade:
        actor.kind === 'masquerading'
          ? {
              realUser: {
                id: actor.realUser.id,
                email: actor.realUser.email,
                name: actor.realUser.name,
                role: actor.realUser.role,
              },
              reason: actor.reason,
              expiresAt: instant(actor.expiresAt),
            }
          : null,
    }
  })
}
