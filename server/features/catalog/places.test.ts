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

const addLocation = async (name = 'Annex', timeZone = 'Europe/London') =>
  (await owner('POST /locations', { name, timeZone })).body
const addResource = async (more: object = {}) =>
  (await owner('POST /resources', { name: 'Anna', kind: 'staff', ...more })).body
const addService = async () =>
  (
    await owner('POST /services', {
      name: 'Cut',
      durationMinutes: 60,
      price: { amount: 1, currency: 'GBP' },
    })
  ).body

describe('locations', () => {
  it('always have one default, which another one can take over', async () => {
    const shop = await testBusiness(app, 'moving')
    const { call } = await shop.user('TENANT_OWNER')
    const [second, third] = [
      (await call('POST /locations', { name: 'Second', timeZone: 'America/New_York', address: '1 Main St' }))
        .body,
      (await call('POST /locations', { name: 'Third', timeZone: 'Europe/London' })).body,
    ]
    expect(second).toMatchObject({ address: '1 Main St', isDefault: false, version: 1 })
    const more = [second, third]
    for (const name of ['4', '5', '6', '7']) {
      more.push((await call('POST /locations', { name, timeZone: 'Europe/London' })).body)
    }
    const moved = await Promise.all(
      more.map(({ id }) => call(`PATCH /locations/${id}`, { isDefault: true, version: 1 })),
    )
    expect(moved.map((reply) => reply.status)).toEqual(more.map(() => 200))
    const { items } = (await call('GET /locations')).body
    expect(items.filter((location: { isDefault: boolean }) => location.isDefault)).toHaveLength(1)
    const stale = await call(`PATCH /locations/${shop.locationId}`, { name: 'First', version: 1 })
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale', current: { isDefault: false } } })
  })

  it('are archived when nothing uses them any more, the default one never', async () => {
    const annex = await addLocation()
    const remove = async () => {
      const { status, body } = await owner(`DELETE /locations/${annex.id}`)
      return [status, body?.detail ?? null]
    }
    const anna = await addResource({ locationId: annex.id })
    const { uses } = (await owner(`DELETE /locations/${annex.id}`)).body
    expect(uses).toEqual({ resources: 1, hours: 0, visits: 0 })
    expect(await remove()).toEqual([409, 'Resources are at home there'])
    await owner(`PATCH /resources/${anna.id}`, { locationId: salon.locationId, version: 1 })
    const windows = [{ weekday: 1, start: '09:00', end: '12:00', locationId: annex.id }]
    await owner(`PUT /resources/${anna.id}/hours`, { weekly: windows })
    expect(await remove()).toEqual([409, 'Resources have working hours there'])
    await owner(`DELETE /resources/${anna.id}/hours`)
    expect(await remove()).toEqual([204, null])
    expect((await owner(`GET /locations/${annex.id}`)).status).toBe(404)
    expect((await owner('POST /resources', { name: 'x', kind: 'room', locationId: annex.id })).status).toBe(
      404,
    )
    const main = await owner(`DELETE /locations/${salon.locationId}`)
    expect(main).toMatchObject({ status: 409, body: { code: 'in-use' } })
    expect((await owner(`DELETE /locations/${randomUUIDv7()}`)).status).toBe(404)
  })

  it('refuse zones that do not exist, and are for owners and managers to change', async () => {
    const bad = await owner('POST /locations', { name: 'x', timeZone: 'Mars/Olympus' })
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: 'timeZone' }] } })
    const staff = (await salon.user('TENANT_STAFF')).call
    expect((await staff('GET /locations')).status).toBe(200)
    expect((await staff('POST /locations', { name: 'x', timeZone: 'UTC' })).status).toBe(403)
    const customer = (await salon.user('CUSTOMER')).call
    expect((await customer('GET /locations')).status).toBe(403)
    expect((await salon.anonymous('GET /locations')).status).toBe(401)
    expect((await ownerOfGarage(`GET /locations/${salon.locationId}`)).status).toBe(404)
  })

  it('come in pages by name, each once', async () => {
    const shop = await testBusiness(app, 'many-places')
    const { call } = await shop.user('TENANT_OWNER')
    for (const name of ['b', 'B', 'a', 'ä']) await call('POST /locations', { name, timeZone: 'UTC' })
    const first = (await call('GET /locations?limit=3')).body
    const second = (await call(`GET /locations?limit=3&cursor=${first.nextCursor}`)).body
    const all = (await call('GET /locations')).body.items
    expect(all).toHaveLength(5)
    expect([...first.items, ...second.items]).toEqual(all)
    expect(second.nextCursor).toBe(null)
  })
})

describe('resources', () => {
  it('are at the default location unless another one is named', async () => {
    const { status, body } = await owner('POST /resources', {
      name: 'Room 1',
      kind: 'room',
      skills: ['quiet', 'quiet'],
    })
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Room 1',
      kind: 'room',
      locationId: salon.locationId,
      skills: ['quiet'],
      userId: null,
      active: true,
      version: 1,
    })
    expect((await owner(`GET /resources/${body.id}`)).body).toEqual(body)
    const { body: changed } = await owner(`PATCH /resources/${body.id}`, { name: 'Quiet room', version: 1 })
    expect(changed).toEqual({ ...body, name: 'Quiet room', version: 2, affected: [] })
    const late = await owner(`PATCH /resources/${body.id}`, { name: 'Late', version: 1 })
    expect(late).toMatchObject({ status: 409, body: { current: { name: 'Quiet room' } } })
  })

  it('may be a user who works here, one each, and then that user writes on its calendar', async () => {
    const [rita, carl, theirs] = [
      await salon.user('TENANT_STAFF'),
      await salon.user('CUSTOMER'),
      await garage.user('TENANT_STAFF'),
    ]
    const link = (userId: string, kind = 'staff') => owner('POST /resources', { name: 'Rita', kind, userId })
    const linked = await link(rita.id)
    expect(linked.body).toMatchObject({ userId: rita.id })
    const block = { resourceId: linked.body.id, start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z' }
    expect((await rita.call('POST /blocks', block)).status).toBe(201)
    expect((await link(rita.id)).body.errors[0].message).toBe('is another resource already')
    expect((await link(carl.id)).status).toBe(422)
    expect((await link(theirs.id)).status).toBe(404)
    await owner(`PATCH /resources/${linked.body.id}`, { userId: null, version: 1 })
    expect((await rita.call('POST /blocks', block)).status).toBe(403)
    expect((await link(rita.id, 'room')).status).toBe(422)
  })

  it('keep the kind that a service counts on', async () => {
    const anna = await addResource()
    await owner('POST /services', {
      name: 'x',
      durationMinutes: 5,
      price: { amount: 1, currency: 'GBP' },
      requirements: [{ kind: 'staff', resourceIds: [anna.id] }],
    })
    const changed = await owner(`PATCH /resources/${anna.id}`, { kind: 'room', version: 1 })
    expect(changed).toMatchObject({ status: 422, body: { errors: [{ path: 'kind' }] } })
  })

  it('are archived, with their visits listed, and restored', async () => {
    const [anna, service] = [await addResource(), await addService()]
    const visit = await addVisit(app.database, salon, {
      serviceId: service.id,
      locationId: salon.locationId,
      start: '2026-11-26T09:00:00Z',
      end: '2026-11-26T10:00:00Z',
      resourceIds: [anna.id],
    })
    const path = `PATCH /resources/${anna.id}`
    const dry = await owner(`${path}?dryRun=true`, { active: false, version: 1 })
    expect(dry.body.affected).toMatchObject([{ appointmentId: visit.id, resourceId: anna.id }])
    expect((await owner(`GET /resources/${anna.id}`)).body).toEqual(anna)
    expect((await owner(`DELETE /resources/${anna.id}`)).status).toBe(204)
    expect((await owner(path, { active: true, version: 2 })).body).toMatchObject({ active: true, version: 3 })
  })

  it('stay within the plan, archived ones not counted', async () => {
    const shop = await testBusiness(app, 'small', { plan: 'free' })
    const { call } = await shop.user('TENANT_OWNER')
    const add = () => call('POST /resources', { name: 'x', kind: 'room' })
    const added = [await add(), await add(), await add(), await add(), await add()]
    expect(added.map((reply) => reply.status)).toEqual([201, 201, 201, 201, 201])
    expect(await add()).toMatchObject({ status: 403, body: { code: 'plan-limit', limit: 5 } })
    const id = added[0]?.body.id
    await call(`DELETE /resources/${id}`)
    expect((await add()).status).toBe(201)
    expect((await call(`PATCH /resources/${id}`, { active: true, version: 2 })).body.code).toBe('plan-limit')
  })

  it('come in pages by kind, position, name and id, each once', async () => {
    const shop = await testBusiness(app, 'many-things')
    const { call } = await shop.user('TENANT_STAFF')
    await app.database.withTenant(shop, ({ db }) =>
      db
        .insertInto('resources')
        .values(
          Array.from({ length: 31 }, (_, i) => ({
            id: randomUUIDv7(),
            name: `Thing ${i % 7}`,
            kind: (['staff', 'room', 'equipment'] as const)[i % 3] as 'staff',
            location_id: shop.locationId,
            position: i % 2,
          })),
        )
        .execute(),
    )
    const seen: { id: string }[] = []
    let cursor = ''
    do {
      const { body } = await call(`GET /resources?limit=4${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items)
      cursor = body.nextCursor
    } while (cursor)
    expect(seen).toEqual((await call('GET /resources?limit=200')).body.items)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(31)
  })

  it('are for owners and managers to change, and another business has none of them', async () => {
    const anna = await addResource()
    const staff = (await salon.user('TENANT_STAFF')).call
    expect((await staff(`GET /resources/${anna.id}`)).status).toBe(200)
    expect((await staff(`PATCH /resources/${anna.id}`, { name: 'x', version: 1 })).status).toBe(403)
    expect((await staff(`PUT /resources/${anna.id}/hours`, { weekly: [] })).status).toBe(403)
    const manager = (await salon.user('TENANT_MANAGER')).call
    expect((await manager(`PATCH /resources/${anna.id}`, { name: 'x', version: 1 })).status).toBe(200)
    const customer = (await salon.user('CUSTOMER')).call
    expect((await customer('GET /resources')).status).toBe(403)
    for (const call of [
      `GET /resources/${anna.id}`,
      `GET /resources/${anna.id}/hours`,
      `DELETE /resources/${anna.id}`,
      `DELETE /resources/${anna.id}/hours`,
    ]) {
      expect((await ownerOfGarage(call)).status).toBe(404)
    }
    expect((await ownerOfGarage(`PATCH /resources/${anna.id}`, { version: 1 })).status).toBe(404)
    const elsewhere = await ownerOfGarage('POST /resources', {
      name: 'x',
      kind: 'room',
      locationId: salon.locationId,
    })
    expect(elsewhere).toMatchObject({ status: 404, body: { errors: [{ path: 'locationId' }] } })
    expect((await owner('POST /resources', { name: 'x', kind: 'tree' })).status).toBe(422)
    expect((await owner('POST /resources', { name: '\ud800', kind: 'room' })).status).toBe(422)
  })
})
