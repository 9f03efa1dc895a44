import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { type MigratedDatabase, migratedDatabase } from '../testing/migrated.ts'
import { Overloaded } from './errors.ts'
import { createDatabase, type Database, type DatabaseOptions } from './pool.ts'
import type { TenantScope } from './scope.ts'

let at: MigratedDatabase
let tenants: TenantScope[]

beforeAll(async () => {
  at = await migratedDatabase()
  tenants = []
  for (let n = 0; n < 6; n++) {
    tenants.push(
      await createTenant(at.database, {
        slug: `tenant-${n}`,
        name: `Tenant ${n}`,
        timeZone: 'Europe/London',
        country: 'GB',
        currency: 'GBP',
      }),
    )
  }
})
afterAll(() => at.drop())

async function using<T>(
  options: Partial<DatabaseOptions>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = createDatabase({ url: at.appUrl, ...options })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

const pidOf = (database: Database, tenant: TenantScope) =>
  database.readTenant(tenant, async ({ db }) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    return rows[0]?.pid as number
  })

/** Keeps a connection busy until `free` is called; resolves once it is. */
async function occupy(database: Database, tenant: TenantScope) {
  const { promise: until, resolve: free } = Promise.withResolvers<void>()
  const { promise: pid, resolve: started } = Promise.withResolvers<number>()
  const done = database.readTenant(tenant, async ({ db }) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    started(rows[0]?.pid as number)
    await until
  })
  return { pid: await pid, free, done }
}

describe('a tenant', () => {
  it('keeps to its few connections while they are free', async () => {
    await using({ max: 6, fan: 2 }, async (database) => {
      for (const tenant of tenants) {
        const pids = new Set<number>()
        for (let n = 0; n < 12; n++) pids.add(await pidOf(database, tenant))
        expect(pids.size).toBe(1)
        const both = await Promise.all([occupy(database, tenant), occupy(database, tenant)])
        for (const { free } of both) free()
        await Promise.all(both.map(({ done }) => done))
        for (let n = 0; n < 12; n++)
          expect(both.map(({ pid }) => pid)).toContain(await pidOf(database, tenant))
      }
    })
  })

  it('spills over to the others when its own are busy', async () => {
    await using({ max: 4, fan: 2 }, async (database) => {
      const busy = []
      for (let n = 0; n < 4; n++) busy.push(await occupy(database, tenants[0]!))
      expect(new Set(busy.map(({ pid }) => pid)).size).toBe(4)
      for (const { free } of busy) free()
      await Promise.all(busy.map(({ done }) => done))
    })
  })

  it('is not kept waiting by the rush of another one', async () => {
    await using({ max: 1 }, async (database) => {
      const order: string[] = []
      const { free, done } = await occupy(database, tenants[0]!)
      const rush = Array.from({ length: 20 }, () =>
        database.readTenant(tenants[0]!, async () => order.push('rush')),
      )
      const other = database.readTenant(tenants[1]!, async () => order.push('other'))
      free()
      await Promise.all([done, other, ...rush])
      expect(order.indexOf('other')).toBeLessThanOrEqual(1)
    })
  })
})

describe('a connection', () => {
  it('is replaced once it has served so many tenants', async () => {
    await using({ max: 1, tenantsPerConnection: 2 }, async (database) => {
      const pids = []
      for (const tenant of tenants.slice(0, 4)) pids.push(await pidOf(database, tenant))
      expect(pids[0]).toBe(pids[1])
      expect(pids[2]).toBe(pids[3])
      expect(pids[1]).not.toBe(pids[2])
    })
  })

  it('that is lost while idle is replaced, and reported', async () => {
    const errors: unknown[] = []
    await using({ max: 1, onError: (error) => errors.push(error) }, async (database) => {
      const pid = await pidOf(database, tenants[0]!)
      await end(pid)
      await expect.poll(() => database.stats().empty, { timeout: 20_000 }).toBe(1)
      expect(await pidOf(database, tenants[0]!)).not.toBe(pid)
    })
    expect(errors).not.toEqual([])
  })

  it('that is lost in a transaction fails it, and the next one has another', async () => {
    await using({ max: 1 }, async (database) => {
      let lost = 0
      const attempt = database.withTenant(tenants[0]!, async ({ db }) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
        lost = rows[0]?.pid as number
        await end(lost)
        await sql`select 1`.execute(db)
      })
      await expect(attempt).rejects.toThrow()
      expect(await pidOf(database, tenants[0]!)).not.toBe(lost)
    })
  })
})

describe('too much work', () => {
  it('is refused at once when the queue is full', async () => {
    await using({ max: 1, maxWaiting: 4 }, async (database) => {
      const { free, done } = await occupy(database, tenants[0]!)
      const waiting = [0, 0, 1, 1].map((n) => database.readTenant(tenants[n]!, async () => n))
      await expect(database.readTenant(tenants[2]!, async () => 2)).rejects.toThrow(Overloaded)
      free()
      await done
      expect(await Promise.all(waiting)).toEqual([0, 0, 1, 1])
    })
  })

  it('of one tenant fills half of the queue at most', async () => {
    await using({ max: 1, maxWaiting: 4 }, async (database) => {
      const { free, done } = await occupy(database, tenants[0]!)
      const waiting = [0, 0].map((n) => database.readTenant(tenants[n]!, async () => n))
      await expect(database.readTenant(tenants[0]!, async () => 0)).rejects.toThrow(Overloaded)
      const other = database.readTenant(tenants[1]!, async () => 1)
      free()
      await Promise.all([done, other, ...waiting])
    })
  })

  it('is refused after it has waited too long, and takes nothing with it', async () => {
    await using({ max: 1, waitMilliseconds: 30 }, async (database) => {
      const { free, done } = await occupy(database, tenants[0]!)
      await expect(database.readTenant(tenants[1]!, async () => 1)).rejects.toThrow(Overloaded)
      expect(database.stats()).toMatchObject({ busy: 1, waiting: 0 })
      free()
      await done
      expect(await database.readTenant(tenants[1]!, async () => 1)).toBe(1)
    })
  })

  it('is what an unreachable database counts as', async () => {
    await using({ url: 'postgres://smooth_app:x@127.0.0.1:1/x', max: 1 }, async (database) => {
      const attempts = [0, 1, 2].map((n) => database.readTenant(tenants[n]!, async () => n))
      for (const attempt of attempts) await expect(attempt).rejects.toThrow(Overloaded)
    })
  })
})

describe('closing', () => {
  it('waits for what is in progress and in the queue, and refuses what comes later', async () => {
    const database = createDatabase({ url: at.appUrl, max: 1 })
    const { free, done } = await occupy(database, tenants[0]!)
    const waiting = database.readTenant(tenants[1]!, async () => 'served')
    const closed = database.close()
    await expect(database.readTenant(tenants[2]!, async () => 1)).rejects.toThrow(Overloaded)
    free()
    await Promise.all([done, closed])
    expect(await waiting).toBe('served')
    expect(database.stats()).toEqual({ busy: 0, idle: 0, empty: 1, waiting: 0 })
  })
})

/** Ends a server process as an administrator would, and waits until it is gone. */
async function end(pid: number): Promise<void> {
  const client = new pg.Client(at.ownerUrl)
  await client.connect()
  await client.query('SELECT pg_terminate_backend($1, 5000)', [pid])
  await client.end()
}
