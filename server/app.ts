import { randomUUIDv7 } from 'node:crypto'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import websocket from '@fastify/websocket'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Deps } from './deps.ts'
import { appointmentRoutes } from './features/appointments/appointments.routes.ts'
import { makeAccessNotes } from './features/audit/access-notes.ts'
import { auditRoutes } from './features/audit/audit.routes.ts'
import { availabilityRoutes } from './features/availability/availability.routes.ts'
import { billingRoutes } from './features/billing/billing.routes.ts'
import { businessRoutes } from './features/business/business.routes.ts'
import { isUnpublished } from './features/business/is-unpublished.ts'
import { calendarRoutes } from './features/calendar/calendar.routes.ts'
import { catalogRoutes } from './features/catalog/catalog.routes.ts'
import { customerRoutes } from './features/customers/customers.routes.ts'
import { exportRoutes } from './features/exports/exports.routes.ts'
import { grantRoutes } from './features/grants/grants.routes.ts'
import { identityRoutes } from './features/identity/identity.routes.ts'
import { securityRoutes } from './features/identity/security.routes.ts'
import { importRoutes } from './features/imports/imports.routes.ts'
import { labelRoutes } from './features/labels/labels.routes.ts'
import { liveRoutes, WEBSOCKETS } from './features/live/live.routes.ts'
import { masqueradeRoutes } from './features/masquerade/masquerade.routes.ts'
import { memberRoutes } from './features/members/members.routes.ts'
import { platformRoutes } from './features/platform/platform.routes.ts'
import { questionRoutes } from './features/questions/questions.routes.ts'
import { setupRoutes } from './features/setup/setup.routes.ts'
import { signUpRoutes } from './features/sign-up/sign-up.routes.ts'
import { timelineRoutes } from './features/timeline/timeline.routes.ts'
import { countStatements } from './http/count-statements.ts'
import { docs } from './http/docs.ts'
import { health } from './http/health.ts'
import { makeIdentify } from './http/identify.ts'
import { makeLimits } from './http/limits.ts'
import { answerProblem, answerUnreadable, noSuchPath } from './http/problems.ts'
import { routes } from './http/route.ts'
import { SECURITY_POLICY, withNonce } from './http/security-policy.ts'
import { webApp } from './http/web-app.ts'

const NOINDEX = '<meta name="robots" content="noindex">'
const MIB = 1024 * 1024

/** Puts the whole server together: main and tests use this alike. Listens to nothing yet. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const { settings } = deps
  const app = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: settings.quiet }),
    genReqId: () => randomUUIDv7(),
    bodyLimit: MIB,
    trustProxy: settings.trustedProxies.length > 0 ? settings.trustedProxies : false,
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: false,
    // what is refused before there is a route: an address that can't be decoded, a request that isn't HTTP
    frameworkErrors: answerProblem,
    clientErrorHandler: answerUnreadable,
    forceCloseConnections: 'idle',
  })
  app.setErrorHandler(answerProblem)
  if (settings.guardAnswers) countStatements(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('content-security-policy', SECURITY_POLICY)
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  )

  await app.register(cookie)
  await app.register(helmet, {
    // these two are ours to set: one depends on the page, the other on the outside scheme
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-business-subdomain'],
    exposedHeaders: ['idempotent-replayed', 'retry-after', 'x-request-id'],
    maxAge: 86_400,
  })

  await app.register(websocket, WEBSOCKETS)

  await health(app, deps)
  await docs(app)
  const limits = await makeLimits(app, deps)
  const notes = makeAccessNotes(deps)
  const route = routes(app, deps, makeIdentify(deps), limits, notes)
  identityRoutes(route, deps, limits)
  securityRoutes(route, deps, limits)
  masqueradeRoutes(route, deps)
  grantRoutes(route, deps)
  auditRoutes(route, deps)
  memberRoutes(route, deps)
  billingRoutes(route, deps)
  businessRoutes(route, deps)
  setupRoutes(route, deps)
  catalogRoutes(route, deps)
  calendarRoutes(route, deps)
  customerRoutes(route, deps)
  availabilityRoutes(route, deps)
  appointmentRoutes(route, deps)
  labelRoutes(route, deps)
  questionRoutes(route, deps)
  timelineRoutes(route, deps)
  liveRoutes(app, route, deps)
  importRoutes(route, deps)
  exportRoutes(route, deps)
  signUpRoutes(route, deps, limits)
  platformRoutes(route, deps, notes)

  const web = settings.webRoot ? await webApp(app, settings.webRoot, settings) : null
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' && !/^\/(api|health|internal|metrics|assets)(\/|$)/.test(request.url)
    const page = isPage ? web?.page() : null
    if (!page) return noSuchPath(request, reply)
    const hidden = await isUnpublished(deps, request.headers.host)
    // The setup shows the page as customers will see it, in a frame of its own origin.
    const { pathname, searchParams } = new URL(request.url, 'http://page')
    const isPreview = pathname === '/' && searchParams.has('preview')
    const sent = withNonce(hidden ? page.replace('<head>', `<head>${NOINDEX}`) : page, isPreview)
    if (hidden) reply.header('x-robots-tag', 'noindex')
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', sent.policy)
      .send(sent.page)
  })
  return app
}
