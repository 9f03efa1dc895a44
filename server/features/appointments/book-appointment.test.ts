import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guest, makeSalon, type Salon } from '../../testing/salon.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'

let server: TestApp
let salon: Salon
let owner: string
const tenant = 'salon'

beforeAll(async () => {
  server = await testApp()
  salon = await makeSalon(server)
  owner = (await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })).token
})
afterAll(() => server.close())
beforeEach(async () => {
  server.clock.now = new Date('2026-11-24T08:00:00Z')
  await server.database.withTenant(salon, async ({ db }) => {
    await db.deleteFrom('appointments').execute()
    await db.deleteFrom('blocks').execute()
  })
})

const book = (body: Record<string, unknown>, as: { token?: string; headers?: Record<string, string> } = {}) =>
  server.call('POST', '/appointments', { tenant, ...as, body: { customer: guest(), ...body } })
const couples = (start: string) => ({ serviceId: salon.couples, start })

describe('a booking', () => {
  test('occupies every resource that the service needs, buffers inside', async () => {
    const { status, body } = await book(couples('2026-11-25T10:00:00Z'))
    expect(status).toBe(201)
    // 60 minutes from 10:00, and ten minutes of cleaning
    expect(body).toMatchObject({
      status: 'confirmed',
      start: '2026-11-25T10:00:00Z',
      end: '2026-11-25T11:00:00Z',
      price: { amount: 12000, currency: 'GBP' },
    })
    expect(body.allocations.map((a: { start: string; end: string }) => [a.start, a.end])).toEqual(
      Array(3).fill(['2026-11-25T10:00:00Z', '2026-11-25T11:10:00Z']),
    )
    expect(new Set(body.allocations.map((a: { resourceId: string }) => a.resourceId)).size).toBe(3)
  })

  test('is refused when the time is taken, with the next free starts', async () => {
    await book(couples('2026-11-25T10:00:00Z'))
    const { status, body } = await book(couples('2026-11-25T10:30:00Z'))
    // both therapists are in the other massage until 11:10: the next start on the grid of 30 minutes is 11:30
    expect([status, body.code]).toEqual([409, 'slot-taken'])
    expect(body.nextSlots[0]).toMatchObject({ start: '2026-11-25T11:30:00Z' })
    expect(body.nextSlots).toHaveLength(5)
  })

  test('touches another one without overlapping it', async () => {
    expect((await book({ serviceId: salon.cut, start: '2026-11-25T10:00:00Z' })).status).toBe(201)
    expect((await book({ serviceId: salon.cut, start: '2026-11-25T10:30:00Z' })).status).toBe(201)
  })

  test('off the grid or outside hours is refused to a visitor with each reason', async () => {
    const off = await book({ serviceId: salon.cut, start: '2026-11-25T10:05:00Z' })
    expect([off.status, off.body.code, off.body.reasons.map((r: { code: string }) => r.code)]).toEqual([
      409,
      'not-offered',
      ['off-grid'],
    ])
    const late = await book({ serviceId: salon.cut, start: '2026-11-25T20:00:00Z' })
    expect(late.body.reasons.map((r: { code: string }) => r.code)).toContain('outside-hours')
  })

  test('by a member may break rules that they accept by name, and says so', async () => {
    const wish = { serviceId: salon.cut, start: '2026-11-25T17:05:00Z' }
    const warned = await book(wish, { token: owner })
    expect([warned.status, warned.body.code]).toEqual([409, 'not-offered'])
    const override = warned.body.reasons.map((r: { code: string }) => r.code)
    const done = await book({ ...wish, override, overrideReason: 'a regular' }, { token: owner })
    expect(done.status).toBe(201)
    expect(done.body).toMatchObject({ overrideReason: 'a regular' })
    expect([...done.body.overridden].sort()).toEqual([...new Set(override)].sort())
    const over = await book({ ...wish, override, overrideReason: 'again' }, { token: owner })
    expect([over.status, over.body.code]).toEqual([409, 'slot-taken'])
  })

  test('a visitor may not override, nor write what is internal', async () => {
    const wish = { serviceId: salon.cut, start: '2026-11-25T17:05:00Z' }
    expect((await book({ ...wish, override: ['off-grid'] })).body.code).toBe('forbidden')
    expect(
      (await book({ serviceId: salon.cut, start: '2026-11-25T10:00:00Z', internalNotes: 'x' })).body.code,
    ).toBe('forbidden')
  })

  test('of several services is one visit back to back, with the person asked for', async () => {
    const { status, body } = await book({
      services: [{ serviceId: salon.massage, resourceIds: [salon.noor] }, { serviceId: salon.cut }],
      start: '2026-11-25T10:00:00Z',
    })
    expect(status).toBe(201)
    expect(
      body.items.map((i: { start: string; end: string; resourceIds: string[] }) => [
        i.start,
        i.end,
        i.resourceIds,
      ]),
    ).toEqual([
      ['2026-11-25T10:00:00Z', '2026-11-25T11:00:00Z', [salon.noor]],
      ['2026-11-25T11:00:00Z', '2026-11-25T11:30:00Z', [salon.sam]],
    ])
    expect(body.price.amount).toBe(9000)
  })

  test('names who serves both of two services with each, and takes a hold of them as it is', async () => {
    const services = [0, 1].map(() => ({ serviceId: salon.cut, resourceIds: [salon.sam] }))
    const wish = { services, start: '2026-11-25T14:00:00Z' }
    const hold = (await server.call('POST', '/holds', { tenant, body: wish })).body
    const { status, body } = await book({ ...wish, holdId: hold.id, holdSecret: hold.secret })
    expect([status, body.id]).toEqual([201, hold.id])
    expect(body.allocations).toHaveLength(1)
    expect(body.items.map((i: { resourceIds: string[] }) => i.resourceIds)).toEqual([
      [salon.sam],
      [salon.sam],
    ])
  })

  test('joins the customer of its email without showing or changing what is stored', async () => {
    const first = await book({
      serviceId: salon.cut,
      start: '2026-11-25T10:00:00Z',
      customer: { name: 'Ann Lee', email: 'Ann@Example.org', phone: '020 7946 0000' },
    })
    const second = await book({
      serviceId: salon.cut,
      start: '2026-11-25T11:00:00Z',
      customer: { name: 'Somebody', email: 'ann@example.org ' },
    })
    expect(second.body.customer).toEqual({ id: first.body.customer.id, name: 'Somebody' })
    const stored = await server.call('GET', `/customers/${first.body.customer.id}`, { tenant, token: owner })
    expect(stored.body).toMatchObject({ name: 'Ann Lee', phone: '020 7946 0000', email: 'ann@example.org' })
    const seen = await server.call('GET', `/appointments/${second.body.id}`, {
      tenant,
      token: second.body.manageToken,
    })
    expect(JSON.stringify(seen.body)).not.toContain('Ann')
  })

  test('writes its event and its entry in the log, with the booking or not at all', async () => {
    const count = () =>
      server.database.readTenant(salon, async ({ db }) => {
        const head = await db
          .selectFrom('head')
          .select(['event_number', 'audit_number'])
          .executeTakeFirstOrThrow()
        return [head.event_number, head.audit_number]
      })
    const before = await count()
    await book({ serviceId: salon.cut, start: '2026-11-25T20:00:00Z' })
    expect(await count()).toEqual(before)
    const { body } = await book({ serviceId: salon.cut, start: '2026-11-25T10:00:00Z' })
    const events = await server.call('GET', `/events?after=${before[0]}`, { tenant, token: owner })
    expect(events.body.items.map((e: { type: string }) => e.type)).toEqual([
      'customer.created',
      'appointment.booked',
    ])
    expect(events.body.items[1].data.appointmentId).toBe(body.id)
    expect(JSON.stringify(events.body)).not.toContain('example.org')
  })
})

describe('an idempotency key', () => {
  const headers = { 'idempotency-key': 'a-key-of-the-client' }
  const wish = () => ({
    serviceId: salon.cut,
    start: '2026-11-26T10:00:00Z',
    customer: { name: 'Kim', email: 'kim@example.org' },
  })

  test('replays the first success, its secret too', async () => {
    const first = await book(wish(), { headers })
    const again = await book(wish(), { headers })
    expect(first.status).toBe(201)
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect((await book({ ...wish(), start: '2026-11-26T11:00:00Z' }, { headers })).body.code).toBe(
      'idempotency-key-reused',
    )
  })

  test('stores neither itself nor a readable answer', async () => {
    await book(wish(), { headers: { 'idempotency-key': 'another-key' } })
    const rows = await server.database.readTenant(salon, ({ db }) =>
      db.selectFrom('idempotency_keys').select(['key', 'response']).execute(),
    )
    expect(JSON.stringify(rows)).not.toMatch(/another-key|visit_|kim/)
  })

  test('sent twice at once books once', async () => {
    const key = { headers: { 'idempotency-key': 'at-once' } }
    const start = { ...wish(), start: '2026-11-26T12:00:00Z' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => book(start, key)))
    expect(new Set(answers.map((a) => a.body.id)).size).toBe(1)
    expect(answers.map((a) => a.status)).toEqual(Array(8).fill(201))
  })
})

describe('a hold', () => {
  const hold = (body: Record<string, unknown>) => server.call('POST', '/holds', { tenant, body })

  test('occupies until it is confirmed, under the same id', async () => {
    const held = await hold(couples('2026-11-25T10:00:00Z'))
    expect(held.status).toBe(201)
    expect(held.body.expiresAt).toBe('2026-11-24T08:10:00Z')
    expect((await book(couples('2026-11-25T10:00:00Z'))).body.code).toBe('slot-taken')
    const done = await book({
      ...couples('2026-11-25T10:00:00Z'),
      holdId: held.body.id,
      holdSecret: held.body.secret,
    })
    expect([done.status, done.body.id, done.body.status]).toEqual([201, held.body.id, 'confirmed'])
  })

  test('is nobody else’s: a wrong secret finds none', async () => {
    const held = await hold(couples('2026-11-25T10:00:00Z'))
    const guess = await book({
      ...couples('2026-11-25T10:00:00Z'),
      holdId: held.body.id,
      holdSecret: 'x'.repeat(32),
    })
    expect([guess.status, guess.body.code]).toEqual([404, 'not-found'])
    expect(
      (await server.call('DELETE', `/holds/${held.body.id}`, { tenant, body: { secret: 'x' } })).status,
    ).toBe(404)
  })

  test('that has run out doesn’t count, and confirming it tries anew', async () => {
    const held = await hold(couples('2026-11-25T10:00:00Z'))
    server.clock.now = new Date('2026-11-24T08:10:00Z')
    const other = await book(couples('2026-11-25T10:00:00Z'))
    expect(other.status).toBe(201)
    const late = await book({
      ...couples('2026-11-25T10:00:00Z'),
      holdId: held.body.id,
      holdSecret: held.body.secret,
    })
    expect([late.status, late.body.code]).toEqual([409, 'slot-taken'])
  })

  test('that has run out is confirmed when the time is still free', async () => {
    const held = await hold(couples('2026-11-25T10:00:00Z'))
    server.clock.now = new Date('2026-11-24T08:20:00Z')
    const late = await book({
      ...couples('2026-11-25T10:00:00Z'),
      holdId: held.body.id,
      holdSecret: held.body.secret,
    })
    expect(late.status).toBe(201)
  })

  test('replaces the visitor’s earlier one, so that it isn’t in its own way', async () => {
    const first = await hold(couples('2026-11-25T10:00:00Z'))
    const second = await hold({
      ...couples('2026-11-25T10:30:00Z'),
      replaces: { id: first.body.id, secret: first.body.secret },
    })
    expect(second.status).toBe(201)
    const third = await hold({ ...couples('2026-11-25T11:00:00Z'), replaces: second.body.id })
    expect(third.status).toBe(201)
  })

  test('given back frees the time at once', async () => {
    const held = await hold(couples('2026-11-25T10:00:00Z'))
    expect(
      (await server.call('DELETE', `/holds/${held.body.id}`, { tenant, body: { secret: held.body.secret } }))
        .status,
    ).toBe(204)
    expect((await book(couples('2026-11-25T10:00:00Z'))).status).toBe(201)
  })
})

test('64 clients on one slot that needs three resources: one gets it, none gets half, and nothing deadlocks', async () => {
  const deadlocks = async () => {
    const { rows } = await server.database.readTenant(salon, ({ db }) =>
      sql<{
        deadlocks: number
      }>`select deadlocks from pg_catalog.pg_stat_database where datname = current_database()`.execute(db),
    )
    return Number(rows[0]?.deadlocks)
  }
  const before = await deadlocks()
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, n) => book({ ...couples('2026-11-25T14:00:00Z'), customer: guest(n) })),
  )
  const count = (status: number) => answers.filter((a) => a.status === status).length
  expect([count(201), count(409)]).toEqual([1, 63])
  expect(
    answers
      .filter((a) => a.status === 409)
      .every((a) => a.body.code === 'slot-taken' && a.body.nextSlots.length > 0),
  ).toBe(true)
  const rows = await server.database.readTenant(salon, ({ db }) =>
    db.selectFrom('allocations').select('appointment_id').execute(),
  )
  expect(rows).toHaveLength(3)
  expect(new Set(rows.map((r) => r.appointment_id)).size).toBe(1)
  expect(await deadlocks()).toBe(before)
})
