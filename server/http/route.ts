import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { WebSocket } from '@fastify/websocket'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'
import { API, type Call } from '../../contract/index.ts'
import { type Action, effectiveUser, isOpenTo } from '../../domain/access/index.ts'
import type { Deps } from '../deps.ts'
import type { AccessNotes } from '../features/audit/access-notes.ts'
import { assertStorage } from '../features/tenants/assert-storage.ts'
import { type FieldError, Problem } from '../problem.ts'
import type { Context, Handler, IdempotencyKey, Route, SocketHandler, TenantContext } from './context.ts'
import type { Identify, Identity } from './identify.ts'
import type { Limits } from './limits.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    call?: Call
  }
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/

/**
 * Returns the one way to add a route. In this order, each refusal with its own code: who asks and of which tenant
 * (identify), whether the declared action is open to them at all, what they sent; then the handler, which asks `can`
 * again with the subject that it loads.
 */
export function routes(
  app: FastifyInstance,
  deps: Deps,
  identify: Identify,
  limits: Limits,
  notes: AccessNotes,
): Route {
  return <C extends Call>(call: C, handler: Handler<C>, socket?: SocketHandler<C>) => {
    const endpoint: Endpoint = API[call]
    const [method, path] = call.split(' ') as [string, string]
    const guard = deps.settings.guardAnswers ? endpoint.success[1] : null
    app.route({
      method,
      url: `/api/v1${path}`,
      config: { call },
      ...(endpoint.bodyLimit ? { bodyLimit: endpoint.bodyLimit } : {}),
      // before the body is read: a stranger can't make the server parse
      onRequest: async (request, reply) => {
        request.identity = await identify(request, endpoint)
        if (!isOpen(request.identity, endpoint.action))
          throw new Problem(request.identity.actor.kind === 'anonymous' ? 'unauthenticated' : 'forbidden')
        if (method !== 'GET' && request.identity.actor.kind === 'anonymous')
          await limits.anonymousWrite(request, reply)
      },
      ...(socket && opened(deps, endpoint, call, socket as SocketHandler<Call>, notes)),
      handler: async (request, reply) => {
        const context = readContext(deps, endpoint, call, request, reply)
        const { tenant, scope } = context as TenantContext
        if (endpoint.grows && tenant) await assertStorage(deps.database, scope, tenant.plan)
        const answer = await (handler as Handler<Call>)(context as TenantContext<Call>)
        await notes.answered({
          call,
          actor: context.actor,
          tenant,
          subjectId: (context.params as { id?: string } | undefined)?.id ?? null,
          requestId: request.id,
        })
        if (context.idempotency?.replayed) reply.header('idempotent-replayed', 'true')
        // a calendar, or a table that is sent as it is read
        const isText = typeof answer === 'string' || (answer as unknown) instanceof Readable
        if (!isText) reply.header('content-type', 'application/json; charset=utf-8')
        reply.code(endpoint.success[0])
        if (endpoint.success[1] === null) return reply.send()
        return isText ? answer : JSON.stringify(guard ? guard.parse(answer) : answer)
      },
    })
  }
}

/** How a request becomes a socket: it is refused as any other is, and noted, before it is one. */
function opened(deps: Deps, endpoint: Endpoint, call: Call, socket: SocketHandler<Call>, notes: AccessNotes) {
  const ready = new WeakMap<FastifyRequest, (socket: WebSocket) => void>()
  return {
    preHandler: async (request: FastifyRequest, reply: FastifyReply) => {
      if (!request.ws) return
      const context = readContext(deps, endpoint, call, request, reply)
      ready.set(request, await socket.prepare(context as TenantContext))
      const { actor, tenant } = context
      await notes.answered({ call, actor, tenant, subjectId: null, requestId: request.id })
    },
    wsHandler: (socket: WebSocket, request: FastifyRequest) => ready.get(request)?.(socket),
  }
}

/** What a platform role may do before it has set up the second factor that it must have. */
const WITHOUT_SECOND_FACTOR = new Set<Action>([
  'session.begin',
  'session.read',
  'session.end',
  'account.secure',
])

/** Whether the action is open to this actor in this tenant at all. */
function isOpen({ actor, tenant }: Identity, action: Action): boolean {
  const user = effectiveUser(actor)
  const behind = actor.kind === 'masquerading' ? actor.realUser : user
  const isOpen = isOpenTo(actor, action, {
    tenantId: tenant?.id ?? user?.tenantId ?? null,
    isTemporary: tenant?.isTemporary ?? false,
  })
  if (isOpen && behind?.mustEnrol && !WITHOUT_SECOND_FACTOR.has(action))
    throw new Problem('second-factor-required', 'Set up a second factor first')
  return isOpen
}

function readContext(
  deps: Deps,
  endpoint: Endpoint,
  call: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Context {
  const { actor, tenant } = request.identity
  const params = endpoint.params ? parse(endpoint.params, request.params, 'not-found') : undefined
  const query = endpoint.query ? parse(endpoint.query, request.query, 'invalid-input') : undefined
  const body = endpoint.body ? parse(endpoint.body, request.body, 'invalid-input') : undefined
  const scope = tenant
    ? {
        tenantId: tenant.id,
        schema: tenant.schema,
        migration: tenant.migration,
        actor,
        requestId: request.id,
      }
    : null
  return {
    actor,
    tenant,
    ...(scope ? { scope } : {}),
    params: params as never,
    query: query as never,
    body: body as never,
    idempotency: endpoint.idempotent ? readIdempotencyKey(request, call, body) : null,
    now: deps.now(),
    ip: request.ip,
    request,
    reply,
  }
}

function parse(schema: z.ZodType, value: unknown, code: 'not-found' | 'invalid-input'): unknown {
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  if (code === 'not-found') throw new Problem('not-found')
  // one entry a field: the first thing that is wrong with it
  const byPath = new Map<string, string>()
  for (const issue of result.error.issues) {
    const path = issue.path.join('.')
    if (!byPath.has(path) && byPath.size < 50) byPath.set(path, issue.message)
  }
  const errors: FieldError[] = [...byPath].map(([path, message]) => ({ path, message }))
  throw new Problem(
    'invalid-input',
    errors
      .map((e) => (e.path ? `${e.path}: ${e.message}` : e.message))
      .join('; ')
      .slice(0, 1000),
    { errors },
  )
}

function readIdempotencyKey(request: FastifyRequest, route: string, body: unknown): IdempotencyKey | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) {
    throw new Problem('invalid-input', 'Idempotency-Key: must be 1 to 200 visible ASCII characters', {
      errors: [{ path: 'Idempotency-Key', message: 'must be 1 to 200 visible ASCII characters' }],
    })
  }
  const { actor, tenant } = request.identity
  const who = actor.kind === 'user' || actor.kind === 'masquerading' ? actor.user.id : 'anonymous'
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest()
  // those of platform users lie together, whichever business they chose
  const where = tenant ? `${route} ${tenant.id}` : route
  return { key, actor: who, route: where, bodyHash, replayed: false }
}
