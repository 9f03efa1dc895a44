import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'

/** For load balancers and people: is the process up, and can it answer? */
export async function health(app: FastifyInstance, deps: Deps): Promise<void> {
  app.get('/health/live', async () => ({ status: 'ok' }))
  app.get('/health/ready', async (request, reply) => {
    try {
      const ready = await deps.database.ready()
      return reply
        .code(ready.migrated ? 200 : 503)
        .send({ status: ready.migrated ? 'ok' : 'migrating', ...ready })
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
      return reply.code(503).send({ status: 'no database' })
    }
  })
}
