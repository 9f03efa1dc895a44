import { randomUUIDv7 } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'
import { addVisit } from '../../testing/visits.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const salon = await testBusiness(app, 'salon')
const garage = await testBusiness(app, 'garage')
const owner = (await salon.user('TENANT_OWNER')).call
const ownerOfGarage = (await garage.user('TENANT_OWNER')).call
const addCustomer = async (body: object, as = owner) => (await as('POST /customers', body)).body

describe('a customer', () => {
  it('needs a name alone', async () => {
    const { status, body } = await owner('POST /customers', { name: ' Ida ' })
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Ida',
      email: null,
      phone: '',
      phoneShown: '',
      internalNotes: '',
      tags: [],
      userId: null,
      householdOf: null,
      blocked: null,
      lastVisit: null,
      nextVisit: null,
      version: 1,
    })
    expect((await owner(`GET /customers/${body.id}`)).body).toEqual(body)
    const changed = await owner(`PATCH /customers/${body.id}`, {
      email: 'Ida@Example.org',
      tags: ['vip', 'vip'],
      version: 1,
    })
    expect(changed.body).toEqual({ ...body, email: 'ida@example.org', tags: ['vip'], version: 2 })
    const late = await owner(`PATCH /customers/${body.id}`, { name: 'Late', version: 1 })
    expect(late).toMatchObject({ status: 409, body: { code: 'stale', current: changed.body } })
  })

  it('has an email address that no other one has, also when two are added at once', async () => {
    const email = 'same@example.org'
    const both = await Promise.all([1, 2].map((n) => owner('POST /customers', { name: `N${n}`, email })))
    expect(both.map((reply) => reply.status).sort()).toEqual([201, 409])
    const other = await addCustomer({ name: 'Other' })
    const taken = await owner(`PATCH /customers/${other.id}`, { email, version: 1 })
    expect(taken).toMatchObject({ status: 409, body: { code: 'email-taken' } })
    expect((await ownerOfGarage('POST /customers', { name: 'N', email })).status).toBe(201)
  })

  it('is refused with control characters, too long a text, or what is no address', async () => {
    for (const more of [
      { name: 'a\u0000' },
      { name: '' },
      { phone: '1'.repeat(41) },
      { email: 'nobody' },
      { tags: 'vip' },
      { tags: [''] },
    ]) {
      const reply = await owner('POST /customers', { name: 'x', ...more })
      expect([reply.status, reply.body.code]).toEqual([422, 'invalid-input'])
    }
  })

  it('leaves personal values out of the events', async () => {
    const { id } = await addCustomer({ name: 'Secret Name' })
    const events = await app.database.readTenant(salon, ({ db }) =>
      db.selectFrom('events').select(['type', 'data']).orderBy('number', 'desc').limit(1).execute(),
    )
    expect(events).toEqual([
      { type: 'customer.created', data: { customerId: id, byUserId: expect.any(String) } },
    ])
  })
})

describe('finding customers', () => {
  it('goes by any part of name, email or phone, however the phone is spaced', async () => {
    const shop = await testBusiness(app, 'finding')
    const { call } = await shop.user('TENANT_OWNER')
    await addCustomer({ name: 'Zoë Ångström', email: 'zoe@mail.example', phone: '+44 (7700) 900-123' }, call)
    await addCustomer({ name: '100% Cotton_Ltd', phone: '020 7946 0018' }, call)
    const find = async (q: string) => {
      const { body } = await call(`GET /customers?q=${encodeURIComponent(q)}`)
      return body.items.map((customer: { name: string }) => customer.name[0])
    }
    expect(await find('ångs')).toEqual(['Z'])
    expect(await find('ZOE@')).toEqual(['Z'])
    expect(await find('7700 900123')).toEqual(['Z'])
    expect(await find('+44 7700')).toEqual(['Z'])
    expect(await find('(020) 7946')).toEqual(['1'])
    expect(await find('0% c')).toEqual(['1'])
    expect(await find('n_l')).toEqual(['1'])
    expect(await find('%')).toEqual(['1'])
    expect(await find('\\')).toEqual([])
    expect(await find('')).toEqual(['1', 'Z'])
    expect((await call('GET /customers?q=%00')).status).toBe(422)
  })

  it('comes in pages by name, whatever its case, each customer once', async () => {
    const shop = await testBusiness(app, 'pages')
    const { call } = await shop.user('TENANT_MANAGER')
    const names = ['ann', 'Ann', 'bob', 'Älva', 'Bob', 'ANN', 'zed', 'İpek', 'ıl', "O'Neil", 'o neil']
    await app.database.withTenant(shop, ({ db }) =>
      db
        .insertInto('customers')
        .values(names.map((name) => ({ id: randomUUIDv7(), name })))
        .execute(),
    )
    const seen: { name: string }[] = []
    let cursor = ''
    do {
      const { body } = await call(`GET /customers?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items)
      cursor = body.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(names.length)
    expect(seen).toEqual((await call('GET /customers')).body.items)
    expect(seen.slice(0, 3).map(({ name }) => name.toLowerCase())).toEqual(['ann', 'ann', 'ann'])
  })
})

describe('who sees customers', () => {
  it('is, of the staff, those who serve them, unless an owner has widened it', async () => {
    const add = async (path: string, body: object) => (await owner(`POST ${path}`, body)).body
    const [anna, bert] = [
      await add('/resources', { name: 'Anna', kind: 'staff' }),
      await add('/resources', { name: 'Bert', kind: 'staff' }),
    ]
    const service = await add('/services', {
      name: 'x',
      durationMinutes: 60,
      price: { amount: 1, currency: 'GBP' },
    })
    const served = await addCustomer({ name: 'Served' })
    const other = await addCustomer({ name: 'Other' })
    const visit = { serviceId: service.id, locationId: salon.locationId }
    const times = { start: '2026-11-20T12:00:00Z', end: '2026-11-20T13:00:00Z' }
    await addVisit(app.database, salon, { ...visit, ...times, resourceIds: [anna.id], customerId: served.id })
    await addVisit(app.database, salon, { ...visit, ...times, resourceIds: [bert.id], customerId: other.id })
    const staff = (await salon.user('TENANT_STAFF', { resource_id: anna.id })).call
    expect((await staff('GET /customers')).body.items).toMatchObject([
      { id: served.id, lastVisit: '2026-11-20T12:00:00Z' },
    ])
    expect((await staff('GET /customers?q=oth')).body.items).toEqual([])
    expect((await staff(`GET /customers/${served.id}`)).status).toBe(200)
    expect((await staff(`PATCH /customers/${served.id}`, { phone: '1', version: 1 })).status).toBe(200)
    for (const id of [other.id, randomUUIDv7()]) {
      expect((await staff(`GET /customers/${id}`)).status).toBe(404)
      expect((await staff(`PATCH /customers/${id}`, { phone: '1', version: 1 })).status).toBe(404)
    }
    const noOne = (await salon.user('TENANT_STAFF')).call
    expect((await noOne('GET /customers')).body.items).toEqual([])
    expect((await noOne('POST /customers', { name: 'New' })).status).toBe(201)
    const receptionist = (await salon.user('TENANT_STAFF', { contacts: 'all' })).call
    expect((await receptionist(`GET /customers/${other.id}`)).status).toBe(200)
  })

  it('is never a customer, a stranger or another business', async () => {
    const { id } = await addCustomer({ name: 'Private' })
    const customer = (await salon.user('CUSTOMER')).call
    expect((await customer('GET /customers')).status).toBe(403)
    expect((await salon.anonymous(`GET /customers/${id}`)).status).toBe(401)
    expect((await ownerOfGarage(`GET /customers/${id}`)).status).toBe(404)
    expect((await ownerOfGarage(`PATCH /customers/${id}`, { name: 'x', version: 1 })).status).toBe(404)
    const support = (await salon.user('PLATFORM_SUPPORT')).call
    expect((await support('GET /customers')).status).toBe(403)
    const manager = (await salon.user('PLATFORM_MANAGER')).call
    expect((await manager(`GET /customers/${id}`)).status).toBe(200)
    expect((await manager('POST /customers', { name: 'x' })).status).toBe(403)
  })
})
