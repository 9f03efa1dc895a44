import type { Deps } from '../../deps.ts'
import type { Context, Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import type { Limits } from '../../http/limits.ts'
import { tenantHostname, urlOn } from '../../http/own-urls.ts'
import { Problem } from '../../problem.ts'
import { hashPassword } from '../identity/password.ts'
import { assertStrongPassword } from '../identity/strong-password.ts'
import { confirmBusiness } from './confirm-business.ts'
import { findBusinesses } from './find-businesses.ts'
import { signUpBusiness } from './sign-up-business.ts'

export function signUpRoutes(route: Route, deps: Deps, limits: Limits): void {
  const { database, settings } = deps
  const urlOf = (request: Context['request'], slug: string | null, domain?: string | null) =>
    urlOn(request, slug ? tenantHostname(deps, slug, domain ?? undefined) : settings.platformDomain)

  route('POST /businesses', async ({ body, actor, idempotency, request, reply, ip, now }) => {
    if (!settings.signUp) throw new Problem('forbidden', 'New businesses are made by the operator here')
    await limits.signUp(request, reply)
    const { owner, slug } = body
    assertStrongPassword(owner.password, [owner.email, owner.name, body.name, slug])
    const hash = await hashPassword(owner.password)
    const page = `${urlOf(request, null)}/confirm-business`
    const answer = await database.withPlatform(
      (tx) =>
        once(tx, idempotency, async () => {
          await signUpBusiness(tx, body, hash, page)
          return { slug, url: urlOf(request, slug), status: 'pending' as const }
        }),
      { actor, requestId: request.id },
    )
    deps.logs.security({
      timestamp: now.toISOString(),
      event: 'sign-up',
      user: owner.email,
      tenant: slug,
      ip,
    })
    return answer
  })

  route('POST /businesses/confirm', async ({ body, request }) => {
    const { slug } = await confirmBusiness(deps, body.token)
    return { slug, url: urlOf(request, slug) }
  })

  route('POST /businesses/find', async ({ body, request }) => {
    // not waited for: how long it takes would tell whether there is such an account
    database
      .withPlatform((tx) =>
        findBusinesses(tx, body.email, (slug, domain) => `${urlOf(request, slug, domain)}/sign-in`),
      )
      .catch((err) => request.log.error({ err }, 'addresses not mailed'))
    return { accepted: true as const }
  })
}
