import { randomUUIDv7 } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { type MigratedDatabase, migratedDatabase } from '../testing/migrated.ts'
import type { TenantScope } from './scope.ts'

let at: MigratedDatabase
let tenants: TenantScope[]

beforeAll(async () => {
  at = await migratedDatabase({ max: 3 })
  tenants = []
  for (const slug of ['one', 'two']) {
    tenants.push(
      await createTenant(at.database, {
        slug,
        name: slug,
        timeZone: 'Europe/London',
        country: 'GB',
        currency: 'GBP',
      }),
    )
  }
})
afterAll(() => at.drop())

const ROUNDS = process.env.SOAK ? 2000 : 40
const WORKERS = 12

it('two tenants at once over few connections never see or write a row of the other', {
  timeout: 300_000,
}, async () => {
  const written = new Map(tenants.map(({ tenantId }) => [tenantId, 0]))
  let checked = 0

  /** Every row says whose it is; one that says another name was leaked. */
  async function checkRows(tenant: TenantScope): Promise<void> {
    const rows = await at.database.readTenant(tenant, async ({ db }) => {
      const [first, second] = await Promise.all([
        db.selectFrom('people').select('name').limit(50).execute(),
        db.selectFrom('people').select('name').orderBy('user_id', 'desc').limit(50).execute(),
      ])
      return [...first, ...second]
    })
    for (const { name } of rows) expect(name).toBe(tenant.tenantId)
    checked += rows.length
  }

  async function write(tenant: TenantScope, fails: boolean): Promise<void> {
    const attempt = at.database.withTenant(tenant, async (tx) => {
      const row = { user_id: randomUUIDv7(), name: tx.tenantId, email: 'x@example.com', role: 'CUSTOMER' }
      await tx.db.insertInto('people').values(row).execute()
      tx.event('test.written', { by: tx.tenantId })
      // half of the failures are the database's, half our own
      if (fails) await tx.db.insertInto('people').values(row).execute()
    })
    if (fails) return expect(attempt).rejects.toMatchObject({ code: '23505' })
    await attempt
    written.set(tenant.tenantId, written.get(tenant.tenantId)! + 1)
  }

  async function worker(seed: number): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const tenant = tenants[(seed + round) % 2]!
      const kind = (seed * 7 + round) % 5
      if (kind < 2) await write(tenant, kind === 1)
      else await checkRows(tenant)
    }
  }

  await Promise.all(Array.from({ length: WORKERS }, (_, seed) => worker(seed)))
  expect(checked).toBeGreaterThan(ROUNDS)
  for (const tenant of tenants) {
    const { people, events } = await at.database.readTenant(tenant, async ({ db }) => ({
      people: await db.selectFrom('people').select('name').execute(),
      events: await db.selectFrom('events').select('data').execute(),
    }))
    expect(people.length).toBe(written.get(tenant.tenantId))
    expect(new Set(people.map(({ name }) => name))).toEqual(new Set([tenant.tenantId]))
    expect(new Set(events.map(({ data }) => data.by))).toEqual(new Set([tenant.tenantId]))
    expect(events.length).toBe(people.length)
  }
})
