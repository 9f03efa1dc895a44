import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, ActorUser } from '../../domain/access/index.ts'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { type MigratedDatabase, migratedDatabase } from '../testing/migrated.ts'
import type { JobRef, TenantScope } from './scope.ts'
import { EVENTS_CHANNEL } from './wake.ts'

let at: MigratedDatabase

beforeAll(async () => {
  at = await migratedDatabase({ max: 8 })
})
afterAll(() => at.drop())

let count = 0
const newTenant = () =>
  createTenant(at.database, {
    slug: `tenant-${++count}`,
    name: 'Tenant',
    timeZone: 'Europe/London',
    country: 'GB',
    currency: 'GBP',
  })

const numbers = (tenant: TenantScope) =>
  at.database.readTenant(tenant, async ({ db }) => {
    const rows = await db.selectFrom('events').select('number').orderBy('number').execute()
    return rows.map(({ number }) => number)
  })

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe('events', () => {
  it('are numbered without gaps and in the order of their commits, with 16 writers', {
    timeout: 300_000,
  }, async () => {
    const tenant = await newTenant()
    const rounds = process.env.SOAK ? 500 : 15
    let written = 0
    const writer = async (name: number) => {
      for (let round = 0; round < rounds; round++) {
        await at.database
          .withTenant(tenant, async (tx) => {
            tx.event('test.first', { name, round })
            await sql`select 1`.execute(tx.db)
            tx.event('test.second', { name, round })
            // every fifth is rolled back and must leave no hole
            if (round % 5 === 4) throw new Error('changed its mind')
          })
          .then(() => {
            written += 2
          })
          .catch((error: Error) => expect(error.message).toBe('changed its mind'))
      }
    }
    let reading = true
    const reader = async () => {
      // whatever is visible at any instant is a whole beginning: nothing appears later with a lower number
      while (reading) {
        const seen = await numbers(tenant)
        expect(seen).toEqual(upTo(seen.length))
      }
    }
    const watched = reader()
    await Promise.all(upTo(16).map(writer)).finally(() => {
      reading = false
    })
    await watched
    expect(await numbers(tenant)).toEqual(upTo(written))
  })

  it('of one transaction keep their order and stand together', async () => {
    const tenant = await newTenant()
    await at.database.withTenant(tenant, async (tx) => {
      for (const type of ['a', 'b', 'c']) tx.event(type, { tenantId: tenant.tenantId })
    })
    const rows = await at.database.readTenant(tenant, ({ db }) =>
      db.selectFrom('events').select(['number', 'type', 'data']).orderBy('number').execute(),
    )
    expect(rows).toEqual(
      ['a', 'b', 'c'].map((type, i) => ({ number: i + 1, type, data: { tenantId: tenant.tenantId } })),
    )
  })

  it('wake the other nodes once for many commits', async () => {
    const tenant = await newTenant()
    const listener = new pg.Client(at.appUrl)
    await listener.connect()
    const heard: (string | undefined)[] = []
    listener.on('notification', ({ payload }) => heard.push(payload))
    await listener.query(`LISTEN ${EVENTS_CHANNEL}`)
    await Promise.all(upTo(10).map(() => at.database.withTenant(tenant, async (tx) => tx.event('test', {}))))
    await expect.poll(() => heard, { timeout: 20_000 }).toContain(tenant.tenantId)
    await listener.end()
    expect(heard.filter((payload) => payload === tenant.tenantId).length).toBeLessThan(10)
  })
})

describe('audit entries', () => {
  const user = (id: string): ActorUser => ({
    id,
    email: 'someone@example.com',
    name: 'Someone',
    role: 'TENANT_OWNER',
    tenantId: null,
    calendars: 'all',
    contacts: 'all',
    resourceId: null,
    locationId: null,
    customerId: null,
  })
  const owner = '00000000-0000-7000-8000-000000000001'
  const support = '00000000-0000-7000-8000-000000000002'
  const masquerading: Actor = {
    kind: 'masquerading',
    user: user(owner),
    sessionId: owner,
    realUser: user(support),
    reason: 'asked to',
    expiresAt: new Date(),
    grants: [],
  }

  it('hold both identities and the request', async () => {
    const tenant = await newTenant()
    const scope = { ...tenant, actor: masquerading, requestId: 'request-1' }
    await at.database.withTenant(scope, async (tx) =>
      tx.audit({
        action: 'resources.write',
        subjectType: 'resource',
        subjectId: owner,
        reason: 'because',
        details: { after: { name: 'Ann' } },
      }),
    )
    const row = await at.database.readTenant(tenant, ({ db }) =>
      db
        .selectFrom('audit_log')
        .select(['number', 'actor_kind', 'actor_user_id', 'real_user_id', 'request_id', 'reason', 'details'])
        .executeTakeFirstOrThrow(),
    )
    expect(row).toEqual({
      number: 1,
      actor_kind: 'masquerading',
      actor_user_id: owner,
      real_user_id: support,
      request_id: 'request-1',
      reason: 'because',
      details: { after: { name: 'Ann' } },
    })
  })

  it('are chained: each hash covers the entry and the one before, the head holds the last', async () => {
    const tenant = await newTenant()
    for (let transaction = 0; transaction < 2; transaction++) {
      await at.database.withTenant(tenant, async (tx) => {
        tx.audit({ action: 'first', subjectType: 'test', reason: 'with a reason' })
        tx.audit({ action: 'second', subjectType: 'test', details: { name: 'Ann' } })
      })
    }
    const { entries, head } = await at.database.readTenant(tenant, async ({ db }) => ({
      entries: await db.selectFrom('audit_log').selectAll().orderBy('number').execute(),
      head: await db.selectFrom('head').select(['audit_number', 'audit_hash']).executeTakeFirstOrThrow(),
    }))
    let previous: Buffer = Buffer.alloc(0)
    for (const entry of entries) {
      const details = entry.details ? JSON.stringify(entry.details).replace(':', ': ') : 'null'
      const detailsHash = sha256(
        entry.details_salt!,
        Buffer.from(`[${JSON.stringify(entry.reason)}, ${details}]`),
      )
      expect(entry.details_hash).toEqual(detailsHash)
      expect(entry.previous_hash).toEqual(previous)
      const facts = [
        entry.number,
        entry.at.getTime() * 1000,
        'system',
        null,
        null,
        entry.action,
        'test',
        null,
        null,
      ]
      const text = `[${[...facts, detailsHash.toString('hex')].map((fact) => JSON.stringify(fact)).join(', ')}]`
      previous = sha256(previous, Buffer.from(text))
      expect(entry.hash).toEqual(previous)
    }
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(head).toEqual({ audit_number: 4, audit_hash: previous })
  })

  it('of the platform have their own log', async () => {
    await at.database.withPlatform(async (tx) => tx.audit({ action: 'plans.write', subjectType: 'plan' }))
    const last = await at.database.readPlatform(({ db }) =>
      db.selectFrom('audit_log').select('action').orderBy('number', 'desc').limit(1).executeTakeFirst(),
    )
    expect(last).toEqual({ action: 'plans.write' })
  })
})

describe('jobs', () => {
  const jobs = async () => {
    const client = new pg.Client(at.ownerUrl)
    await client.connect()
    const { rows } = await client.query(
      `SELECT identifier AS task, key, payload, run_at
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`,
    )
    await client.end()
    return rows
  }
  const runAt = new Date('2030-01-01T00:00:00Z')

  it('exist when their transaction commits, carry its tenant, and one key is one job', async () => {
    const one = await newTenant()
    const two = await newTenant()
    for (const tenant of [one, two, one]) {
      await at.database.withTenant(tenant, async (tx) =>
        tx.enqueue('remind', 'visit', runAt, { appointmentId: one.tenantId }),
      )
    }
    await at.database
      .withTenant(one, async (tx) => {
        tx.enqueue('remind', 'never', runAt, {})
        throw new Error('no')
      })
      .catch(() => {})
    expect(await jobs()).toEqual(
      [one, two].map((tenant) => ({
        task: 'remind',
        key: `${tenant.schema}:remind:visit`,
        payload: { tenantId: tenant.tenantId, ref: { appointmentId: one.tenantId } },
        run_at: runAt,
      })),
    )
  })

  it('hold ids, nothing personal', async () => {
    const tenant = await newTenant()
    const refs = [
      { email: 'ann@example.com' },
      { name: 'Ann Lee' },
      { nested: { id: 1 } as never },
    ] as JobRef[]
    for (const ref of refs) {
      const attempt = at.database.withTenant(tenant, async (tx) => tx.enqueue('remind', 'x', runAt, ref))
      await expect(attempt).rejects.toMatchObject({ code: '22023' })
    }
  })

  it('take the tenant from the role alone: without one there is no job', async () => {
    const client = new pg.Client(at.appUrl)
    await client.connect()
    const call = `SELECT core.enqueue('remind', 'x', now(), '{}')`
    await expect(client.query(call)).rejects.toMatchObject({ code: '42501' })
    await client.query('BEGIN; SET LOCAL ROLE smooth_tenant')
    await expect(client.query(call)).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })

  it('of the platform belong to no tenant', async () => {
    await at.database.withPlatform(async (tx) => tx.enqueue('sweep', 'daily', runAt, {}))
    expect(await jobs()).toContainEqual({
      task: 'sweep',
      key: 'smooth_platform:sweep:daily',
      payload: { tenantId: null, ref: {} },
      run_at: runAt,
    })
  })
})

const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
