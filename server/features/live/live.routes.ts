import type { WebsocketPluginOptions } from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import { can, hearsOf } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { Problem } from '../../problem.ts'
import { LiveHub } from './hub.ts'
import { readEvents } from './read-events.ts'

/** Of a socket's server: clients have nothing to say, and what they are told is too short to be worth packing. */
export const WEBSOCKETS: WebsocketPluginOptions = {
  options: { maxPayload: 1024, perMessageDeflate: false },
  // whoever listens is told why by the hub
  preClose(done) {
    this.websocketServer.close()
    done()
  },
  // a client that broke the rules or its connection: the socket is closed already
  errorHandler: (error, _socket, request) => request.log.info({ err: error }, 'a socket failed'),
}

export function liveRoutes(app: FastifyInstance, route: Route, deps: Deps): void {
  const hub = new LiveHub(deps)
  app.addHook('preClose', async () => hub.close())

  route('GET /events', ({ query, actor, scope, tenant }) => {
    if (!can(actor, 'events.read', { tenantId: tenant.id })) throw new Problem('forbidden')
    return deps.database.readTenant(scope, async (tx) => {
      const { events, last } = await readEvents(tx, query.after, query.limit ?? 200)
      return { items: events.filter(({ type }) => hearsOf(actor, type, tenant.id)), last }
    })
  })

  route(
    'GET /live',
    async () => {
      throw new Problem('upgrade-required')
    },
    {
      async prepare({ query, actor, scope, tenant, request }) {
        if (!can(actor, 'events.read', { tenantId: tenant.id })) throw new Problem('forbidden')
        const { after, beat } = query
        return hub.prepare({ identity: request.identity, tenant, scope, after, beats: beat === 'true' })
      },
    },
  )
}
