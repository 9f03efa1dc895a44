import { randomUUIDv7 } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { makeSalon } from '../../testing/salon.ts'
import { testApp } from '../../testing/test-app.ts'
import { freeStart } from '../../testing/walk/world.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const salon = await makeSalon(app)
const { token } = await app.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })
const as = (who?: string) => async (call: string, body?: unknown) => {
  const [method, path] = call.split(' ') as ['GET', string]
  return app.call(method, path, { tenant: 'salon', body, ...(who && { token: who }) })
}
const owner = as(token)
const guest = as()
const add = async (body: object) => (await owner('POST /customers', body)).body
const visit = (more: object) => ({ serviceId: salon.cut, start: freeStart(), ...more })
const stored = (id: string) =>
  app.database.readTenant(salon, ({ db }) =>
    db
      .selectFrom('appointments')
      .select(['customer_id', 'attendee_name'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

describe('a household', () => {
  it('hangs under one customer, one deep, without addresses of its own', async () => {
    const mother = await add({ name: 'Mara', email: 'mara@example.org' })
    const son = await add({ name: 'Tim', householdOf: mother.id })
    expect(son.householdOf).toEqual({ id: mother.id, name: 'Mara' })
    const people = await owner(`GET /customers?householdOf=${mother.id}`)
    expect(people.body.items.map((one: { name: string }) => one.name)).toEqual(['Tim'])
    const field = async (call: string, body: object) => {
      const answer = await owner(call, body)
      return [answer.status, answer.body.errors?.[0]?.path]
    }
    expect(await field('POST /customers', { name: 'X', householdOf: son.id })).toEqual([422, 'householdOf'])
    expect(
      await field('POST /customers', { name: 'X', email: 'x@example.org', householdOf: mother.id }),
    ).toEqual([422, 'email'])
    expect(await field(`PATCH /customers/${son.id}`, { email: 'x@example.org', version: 1 })).toEqual([
      422,
      'email',
    ])
    expect(await field(`PATCH /customers/${mother.id}`, { householdOf: mother.id, version: 1 })).toEqual([
      422,
      'email',
    ])
    const other = await add({ name: 'Head' })
    expect(
      await field(`PATCH /customers/${mother.id}`, { email: null, householdOf: other.id, version: 1 }),
    ).toEqual([422, 'householdOf'])
    expect((await owner('POST /customers', { name: 'X', householdOf: randomUUIDv7() })).status).toBe(404)
    const alone = await owner(`PATCH /customers/${son.id}`, { householdOf: null, version: 1 })
    expect(alone.body).toMatchObject({ householdOf: null, version: 2 })
  })

  it('gets a guest’s visit by name, and tells the guest nothing', async () => {
    const head = await add({ name: 'Head Hunter', email: 'house@example.org' })
    const kid = await add({ name: 'Pia', householdOf: head.id })
    const book = (name: string) =>
      guest('POST /appointments', visit({ customer: { name, email: 'House@example.org' } }))
    const shown = []
    for (const name of ['pIA', 'Nobody Known', 'head hunter']) {
      const { status, body } = await book(name)
      shown.push({ status, customer: body.customer, keys: Object.keys(body).sort() })
      const row = await stored(body.id)
      expect(row).toEqual({ customer_id: name === 'pIA' ? kid.id : head.id, attendee_name: name })
      const again = await as(body.manageToken)(`GET /appointments/${body.id}`)
      expect(again.body.customer).toEqual({ id: head.id, name })
    }
    // the three answers differ in nothing but the name that was typed
    expect(shown.map((one) => ({ ...one, customer: one.customer.id }))).toEqual(
      Array(3).fill({ status: 201, keys: shown[0]?.keys, customer: head.id }),
    )
    const history = (await owner(`GET /customers/${kid.id}/history`)).body
    expect(history).toMatchObject({ visits: 0, nextVisit: expect.any(String) })
  })

  it('is booked for, seen and managed by its signed-in customer, and by no other', async () => {
    const me = await add({ name: 'Ines', email: 'ines@example.org' })
    const kid = await add({ name: 'Leo', householdOf: me.id })
    const stranger = await add({ name: 'Stranger' })
    const user = await app.makeUser({
      email: 'ines@example.org',
      role: 'CUSTOMER',
      tenant: salon,
      customerId: me.id,
    })
    const ines = as(user.token)
    expect((await ines('GET /me/household')).body.items).toEqual([
      { id: me.id, name: 'Ines', isSelf: true },
      { id: kid.id, name: 'Leo', isSelf: false },
    ])
    expect((await owner('GET /me/household')).body.items).toEqual([])
    const booked = (await ines('POST /appointments', visit({ customerId: kid.id }))).body
    expect(await stored(booked.id)).toEqual({ customer_id: kid.id, attendee_name: 'Leo' })
    expect(booked.customer.name).toBe('Leo')
    expect((await ines('POST /appointments', visit({ customerId: stranger.id }))).status).toBe(404)
    const list = (await ines('GET /appointments')).body.items
    expect(list.map((one: { id: string }) => one.id)).toEqual([booked.id])
    expect((await ines(`GET /appointments/${booked.id}`)).status).toBe(200)
    expect((await ines(`POST /appointments/${booked.id}/cancel`, { version: 1 })).status).toBe(200)
  })
})

describe('a blocked customer', () => {
  it('is refused online with their household and account, by a code that points to the phone', async () => {
    const phone = '020 7946 0000'
    await app.database.withTenant(salon, ({ db }) => db.updateTable('business').set({ phone }).execute())
    const who = await add({ name: 'Late', email: 'late@example.org' })
    await add({ name: 'Later', householdOf: who.id })
    const user = await app.makeUser({
      email: 'late@example.org',
      role: 'CUSTOMER',
      tenant: salon,
      customerId: who.id,
    })
    const blocked = await owner(`POST /customers/${who.id}/block`, { reason: 'Never comes' })
    expect(blocked.body.blocked).toEqual({ since: '2026-11-24T10:00:00Z', reason: 'Never comes' })
    const attempts = () =>
      Promise.all([
        guest('POST /appointments', visit({ customer: { name: 'Late', email: 'LATE@example.org' } })),
        guest('POST /appointments', visit({ customer: { name: 'Later', email: 'late@example.org' } })),
        as(user.token)(
          'POST /appointments',
          visit({ customer: { name: 'Late', email: 'late@example.org' } }),
        ),
      ])
    for (const { status, body } of await attempts()) {
      expect([status, body.code, body.phone]).toEqual([403, 'booking-refused', phone])
      expect(body.detail).toContain(phone)
      expect(JSON.stringify(body)).not.toContain('Never')
    }
    expect((await owner('POST /appointments', visit({ customerId: who.id }))).status).toBe(201)
    const free = await owner(`POST /customers/${who.id}/unblock`, {})
    expect(free.body.blocked).toBeNull()
    expect((await attempts()).map(({ status }) => status)).toEqual([201, 201, 201])
  })

  it('is never one person of a household alone', async () => {
    const head = await add({ name: 'H', email: 'h@example.org' })
    const kid = await add({ name: 'K', householdOf: head.id })
    expect((await owner(`POST /customers/${kid.id}/block`, {})).body.code).toBe('wrong-status')
  })
})
