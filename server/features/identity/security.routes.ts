import { z } from 'zod'
import type { Actor, ActorUser } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Context, Route } from '../../http/context.ts'
import type { Limits } from '../../http/limits.ts'
import { ownHostname, urlOn } from '../../http/own-urls.ts'
import { instant } from '../../http/present.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { notFound, Problem } from '../../problem.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { askForEmail, changePassword, confirmEmail } from './change-own-account.ts'
import { selectAccountById } from './identity.queries.ts'
import { endOwnSession, selectOwnSessions } from './own-sessions.ts'
import { presentUser } from './present-user.ts'
import { forgetPassword, resetPassword } from './reset-password.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  needsSecondFactor,
} from './second-factor.ts'

const TIME_AND_ID = z.tuple([z.iso.datetime(), z.uuid()])
const ACCEPTED = { accepted: true as const }

export function securityRoutes(route: Route, deps: Deps, limits: Limits): void {
  /** A page of the host that the request came to: a link that was asked for in one place leads there. */
  const pageAt = (request: Context['request'], tenant: Context['tenant'], path: string) =>
    `${urlOn(request, ownHostname(deps, request, tenant))}${path}`
  /** Whoever found a session open may guess at its password as often as at a sign-in. */
  const guarded = <T>(
    request: Context['request'],
    reply: Context['reply'],
    actor: Actor,
    attempt: (me: Myself) => Promise<T>,
  ) => {
    const me = oneself(actor)
    return limits.password(request, reply, me.sessionId, () => attempt(me), isWrongPassword)
  }

  route('POST /auth/password/forgot', async ({ body, tenant, request }) => {
    // not waited for: how long it takes would tell whether there is such an account
    forgetPassword(deps, body.email, tenant?.id ?? null, pageAt(request, tenant, '/reset-password')).catch(
      (err) => request.log.error({ err }, 'password link not queued'),
    )
    return ACCEPTED
  })
  route('POST /auth/password/reset', async ({ body }) => {
    await resetPassword(deps, body.token, body.password)
    return ACCEPTED
  })
  route('POST /auth/invitation', async ({ body }) => ({
    user: presentUser(await acceptInvitation(deps, body.token, body.name, body.password)),
  }))
  route('POST /auth/email/confirm', async ({ body }) => ({
    user: presentUser(await confirmEmail(deps, body.token)),
  }))

  route('POST /me/password', async ({ body, actor, request, reply }) => {
    await guarded(request, reply, actor, (me) => changePassword(deps, me, body.current, body.password))
    return null
  })
  route('POST /me/email', async ({ body, actor, tenant, request, reply }) => {
    const page = pageAt(request, tenant, '/confirm-email')
    await guarded(request, reply, actor, (me) => askForEmail(deps, me.id, body.email, body.password, page))
    return ACCEPTED
  })

  route('GET /me/second-factor', async ({ actor }) => {
    const me = oneself(actor)
    const account = await deps.database.readPlatform(({ db }) => selectAccountById(db, me.id))
    return {
      enabled: account.second_factor_enabled_at !== null,
      required: needsSecondFactor(account),
      recoveryCodesLeft: account.recovery_code_hashes.length,
    }
  })
  route('POST /me/second-factor', ({ body, actor, request, reply }) =>
    guarded(request, reply, actor, (me) => beginSecondFactor(deps, me.id, body.password)),
  )
  route('POST /me/second-factor/confirm', async ({ body, actor }) => ({
    recoveryCodes: await confirmSecondFactor(deps, oneself(actor).id, body.code),
  }))
  route('DELETE /me/second-factor', async ({ body, actor, request, reply }) => {
    await guarded(request, reply, actor, (me) => endSecondFactor(deps, me.id, body.password))
    return null
  })

  route('GET /me/sessions', async ({ query, actor }) => {
    const me = oneself(actor)
    const before = readCursor(query, TIME_AND_ID)
    const rows = await deps.database.readPlatform((tx) =>
      selectOwnSessions(tx, me.id, before, pageSize(query)),
    )
    return pageOf(
      rows,
      pageSize(query),
      (row) => [row.created_at.toISOString(), row.id],
      (row) => ({
        id: row.id,
        createdAt: instant(row.created_at),
        lastSeenAt: instant(row.last_seen_at),
        expiresAt: instant(row.expires_at),
        ip: row.ip,
        userAgent: row.user_agent,
        current: row.id === me.sessionId,
        masqueradeOf: row.real_user_id ? row.name : null,
      }),
    )
  })
  route('DELETE /me/sessions/:id', async ({ params, actor }) => {
    const ended = await deps.database.withPlatform((tx) => endOwnSession(tx, oneself(actor).id, params.id))
    if (!ended) throw notFound('session')
    return null
  })
}

const isWrongPassword = (error: unknown) => error instanceof Problem && error.code === 'invalid-credentials'

type Myself = ActorUser & { sessionId: string }

/** Who secures their own account: never a borrowed name. */
function oneself(actor: Actor): Myself {
  if (actor.kind !== 'user') throw new Problem(actor.kind === 'anonymous' ? 'unauthenticated' : 'forbidden')
  return { ...actor.user, sessionId: actor.sessionId }
}
