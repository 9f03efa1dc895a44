// A server process of its own, for tests that kill it: says its port when it listens, and how much memory it takes
// when it is asked.
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp } from '../app.ts'
import { createDatabase } from '../database/pool.ts'
import { makeSecret } from '../secret.ts'
import { openSecurityLogs } from '../security-logs.ts'

const { APP_URL = '', NOW = '', LOGS = join(tmpdir(), `smooth-live-${process.pid}`) } = process.env
const now = () => new Date(NOW)

const app = await buildApp({
  database: createDatabase({ url: APP_URL, clock: now }),
  now,
  isCurrent: async () => true,
  logs: openSecurityLogs(LOGS),
  secret: makeSecret('a secret of the tests, long enough to be one'),
  log: pino({ level: 'silent' }),
  settings: {
    platformDomain: 'localhost',
    rateLimits: false,
    signUp: true,
    trustedProxies: [],
    guardAnswers: false,
    quiet: true,
    webRoot: null,
  },
})
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 0) })
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }))
process.on('disconnect', () => process.exit())
process.send?.({ port: (app.server.address() as AddressInfo).port })
