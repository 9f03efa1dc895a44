import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance } from 'fastify'
import { statementChannel } from '../database/statement-channel.ts'

/**
 * Has every answer say in `Server-Timing` how many statements it took: `db;desc="3 statements"`. For development and
 * tests, which hold pages to it.
 */
export function countStatements(app: FastifyInstance): void {
  const counting = new AsyncLocalStorage<{ statements: number }>()
  const count = () => {
    const request = counting.getStore()
    if (request) request.statements++
  }
  statementChannel.subscribe(count)
  app.addHook('onClose', async () => {
    statementChannel.unsubscribe(count)
  })
  app.addHook('onRequest', (_request, _reply, done) => counting.run({ statements: 0 }, done))
  app.addHook('onSend', async (_request, reply) => {
    const request = counting.getStore()
    if (request) reply.header('server-timing', `db;desc="${request.statements} statements"`)
  })
}
