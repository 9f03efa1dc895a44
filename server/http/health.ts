import type { FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'

const KEPT_MS = 1000

/** For load balancers and people: is the process up, and can it answer? */
export async function health(app: FastifyInstance, deps: Deps): Promise<void> {
  app.get('/health/live', async () => ({ status: 'ok' }))

  // asked for by anyone, as often as they like: the database is asked once a second at most
  let kept: { at: number; answer: Promise<string> } | null = null
  const ask = async () => {
    try {
      return (await deps.isCurrent()) ? 'ok' : 'migrating'
    } catch (error) {
      deps.log.warn({ err: error }, 'not ready')
      return 'no database'
    }
  }
  app.get('/health/ready', async (_request, reply) => {
    const now = performance.now()
    if (!kept || now - kept.at > KEPT_MS) kept = { at: now, answer: ask() }
    const status = await kept.answer
    return reply.code(status === 'ok' ? 200 : 503).send({ status })
  })
}
