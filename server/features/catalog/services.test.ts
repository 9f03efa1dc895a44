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

const cut = { name: 'Cut', durationMinutes: 45, price: { amount: 4500, currency: 'GBP' } }
const addService = async (more: object = {}) => (await owner('POST /services', { ...cut, ...more })).body
const addResource = async (more: object = {}, as = owner) =>
  (await as('POST /resources', { name: 'Anna', kind: 'staff', ...more })).body

describe('a service', () => {
  it('needs only name, duration and price; the rest has defaults', async () => {
    const { status, body } = await owner('POST /services', cut)
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{14}7/),
      ...cut,
      description: '',
      category: '',
      position: 0,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      slotIntervalMinutes: 15,
      noticeMinutes: 0,
      bookingWindowDays: 365,
      requirements: [{ kind: 'staff', quantity: 1 }],
      assignment: 'least_busy',
      own: [],
      policies: null,
      addOns: [],
      bookableOnline: true,
      active: true,
      version: 1,
    })
    expect((await owner(`GET /services/${body.id}`)).body).toEqual(body)
  })

  it("has the business's rules where it has none of its own", async () => {
    const shop = await testBusiness(app, 'rules')
    const { call } = await shop.user('TENANT_OWNER')
    const before = (await call('GET /business')).body
    const rules = { slotIntervalMinutes: 20, noticeMinutes: 60 }
    await call('PATCH /business', { bookingRules: rules, version: before.version })
    const { body } = await call('POST /services', { ...cut, noticeMinutes: 0 })
    expect(body).toMatchObject({ slotIntervalMinutes: 20, noticeMinutes: 0, bookingWindowDays: 365 })
    const { body: inherited } = await call(`PATCH /services/${body.id}`, { noticeMinutes: null, version: 1 })
    expect(inherited).toMatchObject({ noticeMinutes: 60, version: 2 })
  })

  it('is created once for an Idempotency-Key', async () => {
    const key = { 'idempotency-key': randomUUIDv7() }
    const [first, second] = [await owner('POST /services', cut, key), await owner('POST /services', cut, key)]
    expect(second.body).toEqual(first.body)
    expect(second.headers['idempotent-replayed']).toBe('true')
  })

  it('is changed only by who saw its latest version', async () => {
    const service = await addService()
    const changed = await owner(`PATCH /services/${service.id}`, { name: 'Trim', version: 1 })
    expect(changed.body).toMatchObject({ name: 'Trim', durationMinutes: 45, version: 2, affected: [] })
    const late = await owner(`PATCH /services/${service.id}`, { name: 'Late', version: 1 })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'stale', current: { name: 'Trim', version: 2 } },
    })
  })

  it('is changed by one of many at the same moment', async () => {
    const service = await addService()
    const all = await Promise.all(
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((name) =>
        owner(`PATCH /services/${service.id}`, { name, version: 1 }),
      ),
    )
    const [winner, ...losers] = all.toSorted((a, b) => a.status - b.status)
    expect(winner?.status).toBe(200)
    for (const { status, body } of losers) {
      expect([status, body.current.name]).toEqual([409, winner?.body.name])
    }
  })

  it('is archived, not deleted, and comes back; each is noted once', async () => {
    const { id } = await addService()
    expect((await owner(`DELETE /services/${id}`)).status).toBe(204)
    expect((await owner(`DELETE /services/${id}`)).status).toBe(204)
    expect((await owner(`GET /services/${id}`)).body).toMatchObject({ active: false, version: 2 })
    expect((await owner(`PATCH /services/${id}`, { active: true, version: 2 })).body.active).toBe(true)
    const noted = await app.database.readTenant(salon, async ({ db }) => ({
      events: await db.selectFrom('events').select(['type', 'data']).orderBy('number').execute(),
      audit: await db.selectFrom('audit_log').select('action').where('subject_id', '=', id).execute(),
    }))
    const types = noted.events.filter((event) => event.data.serviceId === id).map((event) => event.type)
    expect(types).toEqual(['service.created', 'service.archived', 'service.restored'])
    expect(noted.audit.map((entry) => entry.action)).toEqual(types)
  })

  it('lists the visits to come that archiving it strands, and a dry run writes nothing', async () => {
    const [service, other, anna] = [await addService(), await addService(), await addResource()]
    const at = (hour: number, day = 25) => `2026-11-${day}T${hour}:00:00Z`
    const visit = { serviceId: service.id, locationId: salon.locationId, resourceIds: [anna.id] }
    const soon = await addVisit(app.database, salon, { ...visit, start: at(12), end: at(13) })
    const running = await addVisit(app.database, salon, {
      ...visit,
      start: '2026-11-24T09:30:00Z',
      end: '2026-11-24T10:15:00Z',
      status: 'in_progress',
    })
    await addVisit(app.database, salon, { ...visit, start: at(14), end: at(15), serviceId: other.id })
    await addVisit(app.database, salon, { ...visit, start: at(16), end: at(17), status: 'cancelled' })
    await addVisit(app.database, salon, { ...visit, start: at(12, 23), end: at(13, 23), status: 'completed' })
    const { status, body } = await owner(`PATCH /services/${service.id}?dryRun=true`, {
      active: false,
      version: 1,
    })
    expect(status).toBe(200)
    expect(body.affected).toEqual([
      {
        appointmentId: running.id,
        start: '2026-11-24T09:30:00Z',
        end: '2026-11-24T10:15:00Z',
        customerName: 'Nora Visit',
        serviceNames: ['x'],
      },
      { appointmentId: soon.id, start: at(12), end: at(13), customerName: 'Nora Visit', serviceNames: ['x'] },
    ])
    expect((await owner(`GET /services/${service.id}`)).body).toMatchObject({ active: true, version: 1 })
    const real = await owner(`PATCH /services/${service.id}`, { active: false, version: 1 })
    expect(real.body.affected).toEqual(body.affected)
  })

  it("refuses bad input with the field's path", async () => {
    const refused = async (more: object) => {
      const { status, body } = await owner('POST /services', { ...cut, ...more })
      expect([status, body.code]).toEqual([422, 'invalid-input'])
      return body.errors[0].path
    }
    expect(await refused({ name: 'a\u0000b' })).toBe('name')
    expect(await refused({ name: '' })).toBe('name')
    expect(await refused({ position: 1e20 })).toBe('position')
    expect(await refused({ durationMinutes: '45' })).toBe('durationMinutes')
    expect(await refused({ durationMinutes: 0 })).toBe('durationMinutes')
    expect(await refused({ price: { amount: 1, currency: 'USD' } })).toBe('price.currency')
    expect(await refused({ requirements: [] })).toBe('requirements')
    const part = (fromMinute: number, toMinute: number) => ({ fromMinute, toMinute })
    const needs = (...parts: object[]) => ({ requirements: [{ kind: 'room', parts }] })
    expect(await refused(needs(part(0, 46)))).toBe('requirements.0.parts.0.toMinute')
    expect(await refused(needs(part(0, 20), part(10, 30)))).toBe('requirements.0.parts.1')
    expect((await owner('PATCH /services/nonsense', { version: 1 })).status).toBe(404)
  })

  it('keeps its parts within a shorter duration', async () => {
    const { id } = await addService({
      requirements: [{ kind: 'room', parts: [{ fromMinute: 0, toMinute: 45 }] }],
    })
    const shorter = await owner(`PATCH /services/${id}`, { durationMinutes: 30, version: 1 })
    expect(shorter.body.errors[0].path).toBe('requirements.0.parts.0.toMinute')
  })
})

describe('what a service needs', () => {
  it('names resources of this business and of the right kind', async () => {
    const [anna, room, foreign] = [
      await addResource(),
      await addResource({ name: 'Room 1', kind: 'room' }),
      await addResource({}, ownerOfGarage),
    ]
    const needing = (kind: string, ...resourceIds: string[]) =>
      owner('POST /services', { ...cut, requirements: [{ kind, resourceIds }] })
    const good = await needing('staff', anna.id, anna.id)
    expect(good.body.requirements).toEqual([{ kind: 'staff', resourceIds: [anna.id], quantity: 1 }])
    const wrong = await needing('staff', anna.id, room.id)
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'requirements.0.resourceIds.1' }] } })
    const [theirs, madeUp] = [await needing('staff', foreign.id), await needing('staff', randomUUIDv7())]
    expect(theirs.status).toBe(404)
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...madeUp.body, requestId: '' })
    expect(theirs.body.errors[0].path).toBe('requirements.0.resourceIds.0')
  })

  it('may be given a duration and a price of its own by a resource', async () => {
    const service = await addService({
      requirements: [
        {
          kind: 'staff',
          parts: [
            { fromMinute: 0, toMinute: 10 },
            { fromMinute: 30, toMinute: 45 },
          ],
        },
      ],
    })
    const anna = await addResource()
    const path = `PUT /services/${service.id}/resources/${anna.id}`
    const price = { amount: 6000, currency: 'GBP' }
    const { status, body } = await owner(path, { durationMinutes: 60, price })
    expect(status).toBe(200)
    expect(body).toMatchObject({ own: [{ resourceId: anna.id, durationMinutes: 60, price }], version: 2 })
    expect((await owner(path, { price })).body.own[0].durationMinutes).toBe(null)
    expect((await owner(path, { durationMinutes: 30 })).body.errors[0].path).toBe('durationMinutes')
    expect((await owner(path, { price: { ...price, currency: 'EUR' } })).status).toBe(422)
    expect((await owner(path, {})).body.own).toEqual([])
    expect((await owner(`PUT /services/${service.id}/resources/${randomUUIDv7()}`, {})).status).toBe(404)
    expect((await owner(`PUT /services/${randomUUIDv7()}/resources/${anna.id}`, {})).status).toBe(404)
  })
})

describe('the list of services', () => {
  it('comes in pages by category, position and id, each service once', async () => {
    const shop = await testBusiness(app, 'pages')
    const { call } = await shop.user('TENANT_STAFF')
    await app.database.withTenant(shop, ({ db }) =>
      db
        .insertInto('services')
        .values(
          Array.from({ length: 23 }, (_, i) => ({
            id: randomUUIDv7(),
            name: `Service ${i}`,
            category: ['Nails', 'Hair', 'Äther', ''][i % 4] as string,
            position: i % 3,
            duration_minutes: 30,
            price_amount: 0,
            price_currency: 'GBP',
            requirements: '[]',
            active: i % 5 > 0,
          })),
        )
        .execute(),
    )
    const seen: { category: string; position: number; id: string }[] = []
    let cursor = ''
    do {
      const { body } = await call(`GET /services?limit=5${cursor && `&cursor=${cursor}`}`)
      expect(body.items.length).toBeLessThanOrEqual(5)
      seen.push(...body.items)
      cursor = body.nextCursor
    } while (cursor)
    expect(new Set(seen.map((service) => service.id)).size).toBe(23)
    expect(seen).toHaveLength(23)
    const all = (await call('GET /services')).body
    expect(all.nextCursor).toBe(null)
    expect(seen).toEqual(all.items)
    expect((await shop.anonymous('GET /services')).body.items).toHaveLength(18)
  })

  it('refuses a cursor that is not its own', async () => {
    const others = Buffer.from(JSON.stringify(['x', 1e12, 'y'])).toString('base64url')
    for (const cursor of ['!', 'bm8', others]) {
      expect(await owner(`GET /services?cursor=${cursor}`)).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'cursor' }] },
      })
    }
    expect((await owner('GET /services?limit=201')).status).toBe(422)
  })

  it('shows the public what is offered online, and whom one may ask for', async () => {
    const shop = await testBusiness(app, 'public')
    const { call } = await shop.user('TENANT_OWNER')
    const add = async (name: string, more: object) =>
      (await call('POST /resources', { name, kind: 'staff', ...more })).body
    const [zoe, bob] = [await add('Zoe', { skills: ['colour'] }), await add('Bob', {})]
    await add('Gone', { skills: ['colour'], active: false })
    await add('Room', { kind: 'room', skills: ['colour'] })
    const post = async (more: object) => (await call('POST /services', { ...cut, ...more })).body
    const any = await post({ name: 'Any', position: 1 })
    await post({ name: 'Colour', position: 2, requirements: [{ kind: 'staff', skill: 'colour' }] })
    await post({ name: 'Bob', position: 3, requirements: [{ kind: 'staff', resourceIds: [bob.id] }] })
    await post({ name: 'Room', position: 4, requirements: [{ kind: 'room' }] })
    const hidden = await post({ name: 'By phone', bookableOnline: false })
    await post({ name: 'Archived', active: false })
    const { body } = await shop.anonymous('GET /services')
    const providers = body.items.map((item: { name: string; providers: { name: string }[] }) => [
      item.name,
      item.providers.map(({ name }) => name),
    ])
    expect(providers).toEqual([
      ['Any', ['Bob', 'Zoe']],
      ['Colour', ['Zoe']],
      ['Bob', ['Bob']],
      ['Room', []],
    ])
    expect((await shop.anonymous(`GET /services/${any.id}`)).body).toEqual({
      id: any.id,
      name: 'Any',
      description: '',
      category: '',
      position: 1,
      durationMinutes: 45,
      price: cut.price,
      providers: [
        { id: bob.id, name: 'Bob' },
        { id: zoe.id, name: 'Zoe' },
      ],
    })
    expect((await shop.anonymous(`GET /services/${hidden.id}`)).status).toBe(404)
    const customer = (await shop.user('CUSTOMER')).call
    expect((await customer('GET /services')).body).toEqual(body)
  })
})

describe('who may do what with services', () => {
  it('lets owners and managers change them, everyone read what is offered, and nobody from elsewhere', async () => {
    const service = await addService()
    const status = async (role: Parameters<typeof salon.user>[0]) => {
      const { call } = await salon.user(role)
      return [
        (await call('GET /services')).body.items[0].version === undefined ? 'public' : 'all',
        (await call('POST /services', cut)).status,
        (await call(`PATCH /services/${service.id}`, { name: 'x', version: 99 })).status,
        (await call(`DELETE /services/${randomUUIDv7()}`)).status,
      ]
    }
    expect(await status('TENANT_MANAGER')).toEqual(['all', 201, 409, 404])
    expect(await status('TENANT_STAFF')).toEqual(['all', 403, 403, 403])
    expect(await status('CUSTOMER')).toEqual(['public', 403, 403, 403])
    expect(await status('SUPERUSER')).toEqual(['all', 201, 409, 404])
    expect(await status('PLATFORM_MANAGER')).toEqual(['all', 403, 403, 403])
    expect(await status('PLATFORM_SUPPORT')).toEqual(['public', 403, 403, 403])
    expect((await salon.anonymous('POST /services', cut)).status).toBe(401)
    const theirs = await ownerOfGarage(`GET /services/${service.id}`)
    const madeUp = await ownerOfGarage(`GET /services/${randomUUIDv7()}`)
    expect({ ...theirs, headers: {}, body: { ...theirs.body, requestId: '' } }).toEqual({
      ...madeUp,
      headers: {},
      body: { ...madeUp.body, requestId: '' },
    })
    expect(theirs.status).toBe(404)
  })
})
