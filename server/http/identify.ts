import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '../../contract/endpoint.ts'
import type { Call } from '../../contract/index.ts'
import { type Actor, effectiveUser, isPlatformRole, masqueradeRefusal } from '../../domain/access/index.ts'
import { type RequestSession, type RequestTenant, requestContext } from '../database/request-context.ts'
import type { Deps } from '../deps.ts'
import { type Standing, standingOf } from '../features/tenants/standing.ts'
import { Problem } from '../problem.ts'
import { readHost } from './host.ts'

/** Who asks, and of which tenant. */
export interface Identity {
  actor: Actor
  tenant: RequestTenant | null
  /** Of the session, if there is one. */
  tokenHash: Buffer | null
  /** The session's token came as a cookie. */
  byCookie: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity
  }
}

export type Identify = (request: FastifyRequest, endpoint: Endpoint) => Promise<Identity>

export const SESSION_COOKIE = 'smooth_session'
/** While an owner acts as their staff on their own host: the way back. */
export const REAL_SESSION_COOKIE = 'smooth_real_session'
/** A guest's manageToken, to be told from a session's token at a glance. */
export const GUEST_PREFIX = 'visit_'

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const SLUG = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Reads tenant, session and user of a request in one prepared query.
 * @throws Problem tenant-unknown, tenant-mismatch, tenant-required, tenant-suspended, unauthenticated, forbidden, cross-site
 */
export function makeIdentify(deps: Deps): Identify {
  return async (request, endpoint) => {
    const { slug, domain, repeated } = askedFor(request, deps.settings.platformDomain)
    const { token, byCookie, isGuest } = readToken(request)
    // a socket is opened by a read that any page may send with our cookie, and then tells all that happens
    if (byCookie && request.ws) refuseForeignPage(request)
    else if (byCookie && !READS.has(request.method)) refuseCrossSite(request)

    const tokenHash = token && !isGuest ? hashToken(token) : null
    const found = await requestContext(deps.database, { tokenHash, slug, host: domain, now: deps.now() })
    if ((slug || domain) && !found.tenant) throw new Problem('tenant-unknown')
    if (repeated !== null && repeated !== found.tenant?.slug) throw new Problem('tenant-mismatch')
    if (!found.tenant && endpoint.tenant === 'required') throw new Problem('tenant-required')
    const tenant = found.tenant
    const home = found.session?.user.tenantId
    const standing = tenant ?? (home ? await standingOf(deps.database, home, deps.now()) : null)

    let actor: Actor = { kind: 'anonymous' }
    if (isGuest) actor = await guestOf(deps, token as string, tenant)
    else if (found.session && isStillAllowed(found.session, standing)) actor = actorOf(found.session)
    // a cookie that has run out is as good as none on a public page; a token that was sent on purpose is not
    else if (token && !byCookie) throw new Problem('unauthenticated', 'The session has ended')

    if (found.session && actor.kind !== 'anonymous') noteSeen(deps, found.session)

    const user = effectiveUser(actor)
    if (user && !isPlatformRole(user.role) && tenant && user.tenantId !== tenant.id)
      throw new Problem('forbidden')
    if (standing && standing.status !== 'active') refuseSuspended(standing, actor, endpoint, request)
    return { actor, tenant, tokenHash, byCookie }
  }
}

interface AskedTenant {
  slug: string | null
  domain: string | null
  /** On a custom domain the header may only repeat what the domain says. */
  repeated: string | null
}

function askedFor(request: FastifyRequest, platformDomain: string): AskedTenant {
  const host = readHost(request.headers.host, platformDomain)
  // a browser can't give a socket headers
  const query = request.ws ? (request.query as Record<string, string | string[]>).business : undefined
  const header = request.headers['x-business-subdomain'] ?? query
  if (host.kind === 'invalid' || Array.isArray(header)) throw new Problem('tenant-unknown')
  const wanted = header?.trim().toLowerCase() || null
  if (wanted !== null && !SLUG.test(wanted)) throw new Problem('tenant-unknown')
  switch (host.kind) {
    case 'platform':
      return { slug: wanted, domain: null, repeated: null }
    case 'slug':
      if (wanted !== null && wanted !== host.slug) throw new Problem('tenant-mismatch')
      return { slug: host.slug, domain: null, repeated: null }
    case 'custom':
      return { slug: null, domain: host.domain, repeated: wanted }
  }
}

function readToken(request: FastifyRequest): { token: string | null; byCookie: boolean; isGuest: boolean } {
  const header = request.headers.authorization
  if (header !== undefined) {
    const token = /^Bearer ([\x21-\x7e]{1,300})$/i.exec(header)?.[1]
    if (!token) throw new Problem('unauthenticated', 'Authorization must be: Bearer <token>')
    return { token, byCookie: false, isGuest: token.startsWith(GUEST_PREFIX) }
  }
  const cookie = request.cookies[SESSION_COOKIE]
  return { token: cookie || null, byCookie: Boolean(cookie), isGuest: false }
}

/** A cookie travels by itself, so a change must come from our own pages. */
function refuseCrossSite(request: FastifyRequest) {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site !== 'same-origin') throw new Problem('cross-site')
    return
  }
  const origin = request.headers.origin
  const own = `${request.protocol}://${request.headers.host}`
  if (origin !== own) throw new Problem('cross-site')
}

/** A socket's Origin is always sent by a browser; behind a proxy it may name another scheme than we see. */
function refuseForeignPage({ headers: { origin, host } }: FastifyRequest) {
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase())
    throw new Problem('cross-site')
}

const SEEN_MS = 5 * 60_000

/** Keeps when a session was last used, to some minutes; nobody waits for it. */
function noteSeen(deps: Deps, session: RequestSession): void {
  const now = deps.now()
  if (now.getTime() - session.lastSeenAt.getTime() < SEEN_MS) return
  deps.database
    .withPlatform(async ({ db }) => {
      await db.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', session.id).execute()
    })
    .catch((err) => deps.log.warn({ err }, 'when a session was last used is not noted'))
}

/** A masquerade ends at once when the real user's rights do: the matrix is asked at every request. */
function isStillAllowed({ user, realUser }: RequestSession, standing: Standing | null): boolean {
  if (!realUser) return true
  const isTemporary = standing !== null && standing.id === user.tenantId && standing.isTemporary
  return masqueradeRefusal(realUser, { ...user, isTemporary }) === null
}

function actorOf({ id, user, realUser, reason, expiresAt, grants }: RequestSession): Actor {
  return realUser
    ? { kind: 'masquerading', user, sessionId: id, realUser, reason: reason ?? '', expiresAt, grants }
    : { kind: 'user', user, sessionId: id, grants }
}

async function guestOf(deps: Deps, token: string, tenant: RequestTenant | null): Promise<Actor> {
  if (!tenant) throw new Problem('unauthenticated')
  const visit = await deps.database.readTenant(
    { tenantId: tenant.id, schema: tenant.schema, migration: tenant.migration },
    ({ db }) =>
      db
        .selectFrom('appointments')
        .select('id')
        .where('manage_token_hash', '=', hashToken(token))
        .executeTakeFirst(),
  )
  if (!visit) throw new Problem('unauthenticated', 'This link is not valid any more')
  return { kind: 'guest', tenantId: tenant.id, appointmentId: visit.id }
}

/** What customers of a suspended business and their guests still do: see their visits, and cancel them. */
const LEFT_TO_CUSTOMERS = new Set<Call>([
  'GET /business',
  'GET /appointments',
  'GET /appointments/:id',
  'GET /appointments/:id/calendar',
  'POST /appointments/:id/cancel',
])

/** A suspended business is closed to its own and to visitors; the platform still sees all. */
function refuseSuspended(standing: Standing, actor: Actor, endpoint: Endpoint, request: FastifyRequest) {
  const user = effectiveUser(actor)
  if (user && isPlatformRole(user.role)) return
  const { call } = request.routeOptions.config
  if ((actor.kind === 'guest' || user?.role === 'CUSTOMER') && call && LEFT_TO_CUSTOMERS.has(call)) return
  if (endpoint.action === 'session.read' || endpoint.action === 'session.end' || endpoint.tag === 'Accounts')
    return
  if (standing.status === 'suspended') throw new Problem('tenant-suspended')
  throw new Problem('tenant-unknown')
}
