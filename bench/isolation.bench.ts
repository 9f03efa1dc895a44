// What the tenants' isolation costs: the same request through the same pool, with it and without it. Without: a login
// that simply sees the tables, no transaction, no role, no path.
import type { Kysely } from 'kysely'
import pg from 'pg'
import { openConnection } from '../server/database/connection.ts'
import { Connections } from '../server/database/connections.ts'
import { startEmbeddedPostgres } from '../server/database/embedded.ts'
import { kyselyThrough } from '../server/database/kysely.ts'
import { migrateAll } from '../server/database/migrate.ts'
import { createDatabase } from '../server/database/pool.ts'
import { prepareDatabase } from '../server/database/prepare.ts'
import { StatementNames } from '../server/database/statement-names.ts'
import type { TenantTables } from '../server/database/tenant-tables.ts'
import { type CreatedTenant, createTenant } from '../server/features/tenants/create-tenant.ts'

type Request = (db: Kysely<TenantTables>) => Promise<unknown>

const FLOOR = 0.8
const ROUNDS = 100
const REQUESTS = 24
const TENANTS = 20
const POOL = { max: 4, fan: 2, tenantsPerConnection: 1000, maxWaiting: 1000, waitMilliseconds: 10_000 }

/** A day of the salon, as the Timeline asks for it: who there is, 75 visits, what is taken out. */
const day: Request = async (db) => {
  const resources = await db
    .selectFrom('resources')
    .select(['id', 'name', 'kind', 'location_id', 'position'])
    .where('active', '=', true)
    .orderBy('position')
    .execute()
  const visits = await db
    .selectFrom('allocations as l')
    .innerJoin('appointments as a', 'a.id', 'l.appointment_id')
    .innerJoin('customers as c', 'c.id', 'a.customer_id')
    .select([
      'l.id',
      'l.resource_id',
      'l.visible_start',
      'l.visible_end',
      'a.id as visit',
      'a.status',
      'a.version',
      'c.name',
    ])
    .where('l.active', '=', true)
    .where('a.start_at', '>=', new Date('2026-11-28T00:00:00Z'))
    .where('a.start_at', '<', new Date('2026-11-29T00:00:00Z'))
    .execute()
  const blocks = await db
    .selectFrom('blocks')
    .select(['id', 'resource_id', 'start_at', 'end_at', 'title'])
    .execute()
  return resources.length + visits.length + blocks.length
}

/** Three times next to nothing: all that is left to compare is the round trips. */
const trifles: Request = async (db) => {
  for (let n = 0; n < 3; n++) await db.selectFrom('business').select(['name', 'time_zone']).executeTakeFirst()
}

const cluster = await startEmbeddedPostgres({ forTests: true, log: { info() {}, warn() {} } })
try {
  process.exitCode = (await compare(cluster.url)) ? 0 : 1
} finally {
  await cluster.stop()
}

async function compare(ownerUrl: string): Promise<boolean> {
  const { appUrl } = await prepareDatabase(ownerUrl)
  await migrateAll(ownerUrl)
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  const database = createDatabase({ url: appUrl, ...POOL })
  const tenants: CreatedTenant[] = []
  for (let n = 0; n < TENANTS; n++) {
    const place = { timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }
    const tenant = await createTenant(database, { slug: `tenant-${n}`, name: `Tenant ${n}`, ...place })
    await fill(owner, tenant)
    tenants.push(tenant)
  }
  const plain = await withoutIsolation(owner, ownerUrl, tenants[0]!.schema)
  await owner.end()

  let good = true
  for (const atOnce of [1, 8]) {
    const one = await pairs(day, 1, atOnce)
    const many = await pairs(day, TENANTS, atOnce)
    const small = await pairs(trifles, 1, atOnce)
    good &&= one.ratio >= FLOOR
    console.log(
      `${atOnce} at once, a day of three queries: without ${one.first.toFixed(0)}/s, isolated ${one.second.toFixed(0)}/s, ` +
        `ratio ${one.ratio.toFixed(2)} (must be ${FLOOR} or more): ${one.ratio >= FLOOR ? 'holds' : 'BROKEN'}\n` +
        `  over ${TENANTS} tenants ${many.ratio.toFixed(2)}, three queries of one row ${small.ratio.toFixed(2)}`,
    )
  }
  await plain.close()
  await database.close()
  return good

  /** The same connections in the same order for both. */
  async function pairs(request: Request, spread: number, atOnce: number) {
    const turns = [0, 0]
    const next = (side: 0 | 1) => tenants[turns[side]!++ % spread] as CreatedTenant
    return compareRates(
      () => plain.run(next(0).tenantId, request),
      () => database.readTenant(next(1), ({ db }) => request(db)),
      atOnce,
    )
  }
}

/** 12 people, and on one Saturday 75 visits of half an hour. */
async function fill(owner: pg.Client, { schema, locationId }: CreatedTenant): Promise<void> {
  await owner.query(`
    SET search_path = ${schema}, core, ext;
    INSERT INTO resources (id, name, kind, location_id, position)
      SELECT gen_random_uuid(), 'Person ' || n, 'staff', '${locationId}', n FROM generate_series(1, 12) n;
    INSERT INTO customers (id, name, email) SELECT gen_random_uuid(), 'Customer ' || n, n || '@example.com' FROM generate_series(1, 75) n;
    INSERT INTO appointments (id, status, start_at, end_at, location_id, customer_id, price_currency)
      SELECT gen_random_uuid(), 'confirmed', at, at + interval '30 min', '${locationId}', id, 'GBP'
      FROM (SELECT id, timestamptz '2026-11-28 09:00Z' + (row_number() OVER (ORDER BY id) - 1) / 12 * interval '1 hour' AS at FROM customers) c;
    INSERT INTO allocations (id, appointment_id, resource_id, occupied, visible_start, visible_end)
      SELECT gen_random_uuid(), a.id, r.id, tstzrange(start_at, end_at), start_at, end_at
      FROM (SELECT *, (row_number() OVER (ORDER BY customer_id) - 1) % 12 + 1 AS person FROM appointments) a
      JOIN resources r ON r.position = a.person;
    ANALYZE;
    RESET search_path`)
}

async function withoutIsolation(owner: pg.Client, ownerUrl: string, schema: string) {
  await owner.query(`
    CREATE ROLE bench_plain LOGIN PASSWORD 'bench';
    ALTER ROLE bench_plain SET search_path = ${schema}, core, ext;
    GRANT USAGE ON SCHEMA ${schema} TO bench_plain;
    GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO bench_plain`)
  const url = new URL(ownerUrl)
  url.username = 'bench_plain'
  url.password = 'bench'
  const names = new StatementNames()
  const connections = new Connections({
    ...POOL,
    open: () => openConnection(url.href, 'bench'),
    onError: console.error,
  })
  return {
    async run(key: string, request: Request) {
      const { connection, release } = await connections.acquire(key)
      const db = kyselyThrough<TenantTables>((text, values) =>
        connection.send({ text, values, name: names.of(schema, text) }),
      )
      try {
        return await request(db)
      } finally {
        release()
      }
    },
    close: () => connections.close(),
  }
}

/** Runs both in turns, so that whatever else the machine does hits both; each figure is the median of the rounds. */
async function compareRates(first: () => Promise<unknown>, second: () => Promise<unknown>, atOnce: number) {
  await rate(first, atOnce)
  await rate(second, atOnce)
  const rounds: { first: number; second: number; ratio: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? [first, second] : [second, first]
    const rates = [await rate(order[0]!, atOnce), await rate(order[1]!, atOnce)]
    if (round % 2 === 1) rates.reverse()
    rounds.push({ first: rates[0]!, second: rates[1]!, ratio: rates[1]! / rates[0]! })
  }
  const median = (key: 'first' | 'second' | 'ratio') =>
    rounds.map((round) => round[key]).sort((a, b) => a - b)[ROUNDS / 2]!
  return { first: median('first'), second: median('second'), ratio: median('ratio') }
}

/** Requests a second. */
async function rate(request: () => Promise<unknown>, atOnce: number): Promise<number> {
  const started = performance.now()
  let left = REQUESTS
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) await request()
    }),
  )
  return (REQUESTS * 1000) / (performance.now() - started)
}
