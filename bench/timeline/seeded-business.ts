import { randomUUIDv7 } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { buildApp } from '../../server/app.ts'
import { startEmbeddedPostgres } from '../../server/database/embedded.ts'
import { migrateAll } from '../../server/database/migrate.ts'
import { createDatabase } from '../../server/database/pool.ts'
import { prepareDatabase } from '../../server/database/prepare.ts'
import { hashPassword } from '../../server/features/identity/password.ts'
import { createTenant } from '../../server/features/tenants/create-tenant.ts'
import { makeSecret } from '../../server/secret.ts'
import { openSecurityLogs } from '../../server/security-logs.ts'

export interface Size {
  name: string
  resources: number
  days: number
  items: number
}

/** The days begin on this one, a Monday; so many are read at once by the app. */
export const FIRST_DAY = '2026-06-01'
const AT_ONCE = 7
const PASSWORD = 'four grey whales at noon'

export interface SeededServer {
  /** A business of this size, filled by SQL, and read through the API window by window, as the app reads it. */
  read(size: Size, format?: 'columns'): Promise<{ answers: unknown[]; bytes: number; milliseconds: number[] }>
  close(): Promise<void>
}

/** The whole server on a throwaway PostgreSQL. */
export async function seededServer(): Promise<SeededServer> {
  const cluster = await startEmbeddedPostgres({ forTests: true, log: { info() {}, warn() {} } })
  const { appUrl } = await prepareDatabase(cluster.url)
  await migrateAll(cluster.url)
  const now = () => new Date(`${FIRST_DAY}T09:00:00Z`)
  const database = createDatabase({ url: appUrl, clock: now })
  const folder = await mkdtemp(join(tmpdir(), 'timeline-bench-'))
  const logs = openSecurityLogs(folder)
  const app = await buildApp({
    database,
    now,
    isCurrent: async () => true,
    logs,
    secret: makeSecret('a secret of the bench, long enough to be one'),
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
  const tokens = new Map<string, string>()

  async function tokenOf(size: Size): Promise<string> {
    const known = tokens.get(size.name)
    if (known) return known
    const slug = `size-${size.name}`
    const tenant = await createTenant(database, {
      slug,
      name: slug,
      timeZone: 'UTC',
      country: 'GB',
      currency: 'GBP',
    })
    await fill(cluster.url, tenant.schema, tenant.locationId, size)
    const email = `owner@${slug}.example.com`
    const password_hash = await hashPassword(PASSWORD)
    await database.withPlatform(({ db }) =>
      db
        .insertInto('users')
        .values({
          id: randomUUIDv7(),
          tenant_id: tenant.tenantId,
          email,
          name: 'Owner',
          role: 'TENANT_OWNER',
          calendars: 'all',
          contacts: 'all',
          resource_id: null,
          location_id: null,
          customer_id: null,
          password_hash,
          email_verified_at: now(),
          last_failed_at: null,
          last_sign_in_at: null,
          second_factor_exempt: true,
        })
        .execute(),
    )
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/v1/auth/sign-in',
      headers: { 'x-business-subdomain': slug },
      payload: { email, password: PASSWORD },
    })
    const { token } = signedIn.json()
    tokens.set(size.name, token)
    return token
  }

  return {
    async read(size, format) {
      const token = await tokenOf(size)
      const answers: unknown[] = []
      const milliseconds: number[] = []
      let bytes = 0
      for (let day = 0; day < size.days; day += AT_ONCE) {
        const [from, to] = [day, Math.min(day + AT_ONCE, size.days)].map((d) =>
          new Date(Date.parse(FIRST_DAY) + d * 86_400_000).toISOString().replace('.000', ''),
        )
        const began = performance.now()
        const answer = await app.inject({
          method: 'GET',
          url: `/api/v1/timeline?from=${from}&to=${to}${format ? `&format=${format}` : ''}`,
          headers: { 'x-business-subdomain': `size-${size.name}`, authorization: `Bearer ${token}` },
        })
        if (answer.statusCode !== 200) throw new Error(answer.body)
        milliseconds.push(performance.now() - began)
        bytes += answer.rawPayload.length
        answers.push(answer.json())
      }
      return { answers, bytes, milliseconds }
    },
    async close() {
      await app.close()
      await logs.close()
      await rm(folder, { recursive: true })
      await database.close()
      await cluster.stop()
    },
  }
}

/**
 * Visits of 30 to 90 minutes spread evenly over resources, days and the slots of a day; each twentieth item is a block
 * that lies over what is booked. No two visits of a resource overlap: the database wouldn't have them.
 */
async function fill(url: string, schema: string, locationId: string, size: Size): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const hours = JSON.stringify(
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: 540, end: 1080, locationId: null })),
  )
  const service = randomUUIDv7()
  const { resources, days, items } = size
  const run = (sql: string, values: unknown[] = []) => client.query(sql, values)
  await run(`SET search_path = ${schema}, core, ext`)
  await run(
    `INSERT INTO resources (id, name, kind, location_id, weekly_hours, position)
     SELECT uuidv7(), 'Person ' || n, CASE WHEN n <= $1 * 0.8 THEN 'staff' ELSE 'room' END, $2, $3::jsonb, n
     FROM generate_series(1, $1::int) n`,
    [resources, locationId, hours],
  )
  await run(
    `INSERT INTO services (id, name, duration_minutes, price_amount, price_currency, requirements)
     VALUES ($1, 'Cut & finish', 30, 4000, 'GBP', '[]')`,
    [service],
  )
  await run(
    `INSERT INTO customers (id, name) SELECT uuidv7(), 'Customer ' || n FROM generate_series(1, 2000) n`,
  )
  await run(
    `CREATE TEMP TABLE plan AS
     SELECT i, uuidv7() AS visit, r.id AS resource_id, c.id AS customer_id, i % 20 = 19 AS is_block,
       (ARRAY['confirmed', 'confirmed', 'pending', 'completed', 'in_progress'])[1 + i % 5] AS status,
       t.start_at, t.start_at + (30 + 15 * (i * 31 % 5)) * interval '1 minute' AS end_at
     FROM generate_series(0, $1::int - 1) i
     JOIN (SELECT id, position FROM resources) r ON r.position = 1 + i % $2::int
     JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM customers) c ON c.n = 1 + i % 2000
     CROSS JOIN LATERAL (
       SELECT $4::timestamptz + (i / $2::int % $3::int) * interval '1 day'
         + (540 + 120 * (i / $2::int / $3::int) + 15 * (i::bigint * 7919 % 3)) * interval '1 minute'
         - (CASE WHEN i % 20 = 19 THEN 60 ELSE 0 END) * interval '1 minute' AS start_at
     ) t`,
    [items, resources, days, `${FIRST_DAY}T00:00:00Z`],
  )
  await run(
    `INSERT INTO appointments (id, status, start_at, end_at, location_id, customer_id, price_currency)
     SELECT visit, status, start_at, end_at, $1, customer_id, 'GBP' FROM plan WHERE NOT is_block`,
    [locationId],
  )
  await run(
    `INSERT INTO appointment_items (id, appointment_id, position, service_id, name, start_at, end_at, price_amount)
     SELECT uuidv7(), visit, 0, $1, 'Cut & finish', start_at, end_at, 4000 FROM plan WHERE NOT is_block`,
    [service],
  )
  await run(
    `INSERT INTO allocations (id, appointment_id, resource_id, occupied, visible_start, visible_end)
     SELECT uuidv7(), visit, resource_id, tstzrange(start_at, end_at), start_at, end_at FROM plan WHERE NOT is_block`,
  )
  await run(
    `INSERT INTO blocks (id, resource_id, start_at, end_at, title)
     SELECT uuidv7(), resource_id, start_at, end_at, 'Break' FROM plan WHERE is_block`,
  )
  await run('ANALYZE')
  await client.end()
}
