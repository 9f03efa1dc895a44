import type { FastifyBaseLogger } from 'fastify'
import type { Database } from './database/pool.ts'
import type { Secret } from './secret.ts'
import type { SecurityLogs } from './security-logs.ts'

/** What features are given; made once, by main or by a test. */
export interface Deps {
  database: Database
  /** The present. Nothing else reads a clock. */
  now: () => Date
  /** Whether the database can be reached and has all of the platform's migrations. */
  isCurrent: () => Promise<boolean>
  log: FastifyBaseLogger
  logs: SecurityLogs
  /** The installation's secret: encrypts and signs what the database must not read or forge. */
  secret: Secret
  settings: Settings
}

export interface Settings {
  /** The host name under which tenants have theirs: `<slug>.<platformDomain>`. */
  platformDomain: string
  rateLimits: boolean
  /** Whether anyone may make a business on the platform's host. */
  signUp: boolean
  /** Addresses whose X-Forwarded-* are believed; empty: nobody's. */
  trustedProxies: string[]
  /** Parses every answer with its schema: on in tests and development, off in production, where it costs half the throughput. */
  guardAnswers: boolean
  /** Logs no line a request: for tests. */
  quiet: boolean
  /** The built web app, or null where there is none. */
  webRoot: string | null
}
