import { randomUUIDv7 } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { type DestinationStream, pino } from 'pino'
import type { Role } from '../../domain/access/index.ts'
import { buildApp } from '../app.ts'
import type { DatabaseOptions } from '../database/pool.ts'
import type { Deps, Settings } from '../deps.ts'
import { hashPassword } from '../features/identity/password.ts'
import { type CreatedTenant, createTenant, type NewTenant } from '../features/tenants/create-tenant.ts'
import { makeSecret } from '../secret.ts'
import { openSecurityLogs } from '../security-logs.ts'
import { type MigratedDatabase, migratedDatabase } from './migrated.ts'

export interface Answered {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: what the API answered is what a test is there to find out
  body: any
  headers: Record<string, unknown>
}

export interface CallOptions {
  tenant?: string
  token?: string
  body?: unknown
  headers?: Record<string, string>
}

export interface TestApp extends MigratedDatabase {
  app: FastifyInstance
  deps: Deps
  /** The clock of everything; tests set it. */
  clock: { now: Date }
  /** One call of the API, through the real server. */
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    options?: CallOptions,
  ): Promise<Answered>
  makeTenant(tenant: Partial<NewTenant> & { slug: string }): Promise<CreatedTenant>
  /** Makes a user and signs them in; answers their token. */
  makeUser(user: TestUser): Promise<{ id: string; token: string }>
  /** The lines of a log so far. */
  logLines(name: 'masquerade' | 'security'): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export interface TestUser {
  email: string
  role: Role
  tenant?: CreatedTenant
  calendars?: 'own' | 'location' | 'all'
  contacts?: 'served' | 'all'
  resourceId?: string
  locationId?: string
  customerId?: string
}

const PASSWORD = 'correct horse battery'
let hashed: Promise<string> | undefined

/** The whole server on a database of its own, with a clock that stands still. */
export async function testApp(
  options: {
    settings?: Partial<Settings>
    database?: Partial<DatabaseOptions>
    now?: string
    /** Where the server's log goes, all of it. */
    log?: DestinationStream
  } = {},
): Promise<TestApp> {
  const clock = { now: new Date(options.now ?? '2026-11-24T08:00:00Z') }
  const now = () => new Date(clock.now)
  const migrated = await migratedDatabase({ clock: now, ...options.database })
  const logFolder = await mkdtemp(join(tmpdir(), 'smooth-logs-'))
  const logs = openSecurityLogs(logFolder)
  const deps: Deps = {
    database: migrated.database,
    now,
    isCurrent: async () => true,
    logs,
    secret: makeSecret('a secret of the tests, long enough to be one'),
    log: options.log
      ? pino({ level: 'trace' }, options.log)
      : pino({ level: process.env.TEST_LOG ?? 'silent' }),
    settings: {
      platformDomain: 'localhost',
      rateLimits: false,
      signUp: true,
      trustedProxies: [],
      guardAnswers: true,
      quiet: true,
      webRoot: null,
      ...options.settings,
    },
  }
  const app = await buildApp(deps)
  const call: TestApp['call'] = async (method, path, { tenant, token, body, headers } = {}) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(tenant ? { 'x-business-subdomain': tenant } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body !== undefined
        ? { payload: (typeof body === 'string' ? body : JSON.stringify(body)) as InjectOptions['payload'] }
        : {}),
    })
    const isJson = /json/.test(String(answer.headers['content-type']))
    return {
      status: answer.statusCode,
      body: isJson && answer.body ? JSON.parse(answer.body) : answer.body,
      headers: answer.headers,
    }
  }
  return {
    ...migrated,
    app,
    deps,
    clock,
    call,
    makeTenant: ({ slug, ...rest }) =>
      createTenant(migrated.database, {
        slug,
        name: slug,
        timeZone: 'Europe/London',
        country: 'GB',
        currency: 'GBP',
        ...rest,
      }),
    async makeUser(user) {
      hashed ??= hashPassword(PASSWORD)
      const id = randomUUIDv7()
      const password_hash = await hashed
      await migrated.database.withPlatform(({ db }) =>
        db
          .insertInto('users')
          .values({
            id,
            tenant_id: user.tenant?.tenantId ?? null,
            email: user.email,
            name: user.email.split('@')[0] as string,
            role: user.role,
            calendars: user.calendars ?? 'own',
            contacts: user.contacts ?? 'served',
            resource_id: user.resourceId ?? null,
            location_id: user.locationId ?? null,
            customer_id: user.customerId ?? null,
            password_hash,
            email_verified_at: now(),
            last_failed_at: null,
            last_sign_in_at: null,
            second_factor_exempt: true,
          })
          .execute(),
      )
      const signedIn = await call('POST', '/auth/sign-in', {
        body: { email: user.email, password: PASSWORD },
        ...(user.tenant ? { tenant: user.tenant.slug } : {}),
      })
      if (signedIn.status !== 200)
        throw new Error(`sign-in of ${user.email}: ${JSON.stringify(signedIn.body)}`)
      return { id, token: signedIn.body.token }
    },
    async logLines(name) {
      await logs.written()
      const text = await readFile(join(logFolder, `${name}.log`), 'utf8')
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    },
    async close() {
      await app.close()
      await logs.close()
      await rm(logFolder, { recursive: true })
      await migrated.drop()
    },
  }
}
