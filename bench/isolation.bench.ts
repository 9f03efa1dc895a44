// What the tenants' isolation costs: the same request of three queries, through the same pool, with it and without.

import type { Kysely } from 'kysely'
import pg from 'pg'
import { openConnection } from '../server/database/connection.ts'
import { Connections } from '../server/database/connections.ts'
import { startEmbeddedPostgres } from '../server/database/embedded.ts'
import { kyselyThrough } from '../server/database/kysely.ts'
import { migrateAll } from '../server/database/migrate.ts'
import { createDatabase } from '../server/database/pool.ts'
import { prepareDatabase } from '../server/database/prepare.ts'
import type { TenantScope } from '../server/database/scope.ts'
import type { TenantTables } from '../server/database/tenant-tables.ts'
import { createTenant } from '../server/features/tenants/create-tenant.ts'

const FLOOR = 0.8
const ROUNDS = 150
const REQUESTS = 24
const TENANTS = 20
const POOL = { max: 4, fan: 2, tenantsPerConnection: 1000, maxWaiting: 1000, waitMilliseconds: 10_000 }

const cluster = await startEmbeddedPostgres({ forTests: true, log: { info() {}, warn() {} } })
try {
  process.exitCode = (await compare(cluster.url)) ? 0 : 1
} finally {
  await cluster.stop()
}

/** The request: three queries, one after another, as a page does. */
async function threeQueries(db: Kysely<TenantTables>): Promise<number> {
  const business = await db.selectFrom('business').select(['name', 'time_zone']).executeTakeFirstOrThrow()
  const customers = await db
    .selectFrom('customers')
    .select(['id', 'name', 'email', 'phone', 'created_at'])
    .where('active', '=', true)
    .orderBy('id')
    .limit(20)
    .execute()
  const locations = await db.selectFrom('locations').select(['id', 'name', 'is_default']).execute()
  return business.name.length + customers.length + locations.length
}

async function compare(ownerUrl: string): Promise<boolean> {
  const { appUrl } = await prepareDatabase(ownerUrl)
  await migrateAll(ownerUrl)
  const database = createDatabase({ url: appUrl, ...POOL })
  const tenants: TenantScope[] = []
  for (let n = 0; n < TENANTS; n++) tenants.push(await makeTenant(n))
  const plain = await withoutIsolation(ownerUrl, tenants[0]!.schema)

  const isolated = (n: number) => database.readTenant(tenants[n]!, ({ db }) => threeQueries(db))
  let next = 0
  // the same connections in the same order for both
  const turn = () => Math.floor(next++ / 2) % TENANTS

  let good = true
  for (const atOnce of [1, 8]) {
    const one = await pairs(
      () => plain.request(tenants[0]!.tenantId),
      () => isolated(0),
      atOnce,
    )
    const many = await pairs(
      () => plain.request(tenants[turn()]!.tenantId),
      () => isolated(turn()),
      atOnce,
    )
    good &&= one.ratio >= FLOOR
    console.log(
      `${atOnce} at once: without ${one.first.toFixed(0)}/s, isolated ${one.second.toFixed(0)}/s, ratio ${one.ratio.toFixed(2)} ` +
        `(must be ${FLOOR} or more); over ${TENANTS} tenants ${many.ratio.toFixed(2)}`,
    )
  }
  await plain.close()
  await database.close()
  return good

  async function makeTenant(n: number): Promise<TenantScope> {
    const tenant = await createTenant(database, {
      slug: `tenant-${n}`,
      name: `Tenant ${n}`,
      timeZone: 'Europe/London',
      country: 'GB',
      currency: 'GBP',
    })
    const customers = Array.from({ length: 200 }, (_, c) => ({
      id: crypto.randomUUID(),
      name: `Customer ${c}`,
      email: `c${c}@example.com`,
    }))
    await database.withTenant(tenant, ({ db }) => db.insertInto('customers').values(customers).execute())
    return tenant
  }
}

/** The same pool and query builder, on a login that simply sees the tables: no transaction, role or path to set. */
async function withoutIsolation(ownerUrl: string, schema: string) {
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  await owner.query(`CREATE ROLE bench_plain LOGIN PASSWORD 'bench'; ALTER ROLE bench_plain SET search_path = ${schema}, core, ext;
    GRANT USAGE ON SCHEMA ${schema} TO bench_plain; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO bench_plain`)
  await owner.end()
  const url = new URL(ownerUrl)
  url.username = 'bench_plain'
  url.password = 'bench'
  const connections = new Connections({
    ...POOL,
    open: () => openConnection(url.href, 'bench'),
    onError: console.error,
  })
  return {
    async request(key: string) {
      const { connection, release } = await connections.acquire(key)
      const db = kyselyThrough<TenantTables>((text, values) =>
        connection.client.query({
          text,
          values: values as unknown[],
          queryMode: 'extended',
        } as pg.QueryConfig),
      )
      try {
        return await threeQueries(db)
      } finally {
        release()
      }
    },
    close: () => connections.close(),
  }
}

/** Runs both in turns, so that whatever else the machine does hits both; the ratio is the median of the pairs. */
async function pairs(first: () => Promise<unknown>, second: () => Promise<unknown>, atOnce: number) {
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
