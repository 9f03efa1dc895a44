import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guest, type Salon } from '../../testing/salon.ts'
import { type SalonApp, salonApp } from '../../testing/salon-app.ts'
import type { TestApp } from '../../testing/test-app.ts'

let server: TestApp
let salon: Salon
let owner: string
let asOwner: SalonApp['asOwner']
let bookCut: SalonApp['bookCut']
const tenant = 'salon'
const START = '2026-11-27T11:40:00Z'

beforeAll(async () => {
  ;({ server, salon, owner, asOwner, bookCut } = await salonApp())
})
afterAll(() => server.close())
beforeEach(async () => {
  server.clock.now = new Date('2026-11-24T08:00:00Z')
  await server.database.withTenant(salon, async ({ db }) => {
    await db.deleteFrom('appointments').execute()
    await db.updateTable('business').set({ policies: '{}' }).execute()
    await db.updateTable('services').set({ policies: null, slot_interval_minutes: 20 }).execute()
  })
})

const setPolicies = async (policies: object) => {
  const { body } = await server.call('GET', '/business', { tenant })
  const changed = await asOwner('PATCH', '/business', { policies, version: body.version })
  expect([changed.status, changed.body.policies]).toEqual([200, policies])
}
const setOwn = async (id: string, policies: object | null) => {
  const { body } = await asOwner('GET', `/services/${id}`)
  const changed = await asOwner('PATCH', `/services/${id}`, { policies, version: body.version })
  expect([changed.status, changed.body.policies]).toEqual([200, policies])
}
const book = (more: object = {}, token?: string) => bookCut(START, more, token)
const cancel = (visit: { id: string; version: number }, token: string) =>
  server.call('POST', `/appointments/${visit.id}/cancel`, { tenant, token, body: { version: visit.version } })
const move = (visit: { id: string; version: number }, start: string, token: string) =>
  server.call('PATCH', `/appointments/${visit.id}`, {
    tenant,
    token,
    body: { start, version: visit.version },
  })

describe('cancelling and moving', () => {
  test('is theirs until the hours before the start are over, for customers alone', async () => {
    await setPolicies({ cancellation: 'A day before', cancellationHours: 24, rescheduleHours: 48 })
    const { body: visit } = await book()
    expect(visit).toMatchObject({
      policy: 'A day before',
      // 24 and 48 hours before Friday 27, 11:40
      cancelUntil: '2026-11-26T11:40:00Z',
      rescheduleUntil: '2026-11-25T11:40:00Z',
    })
    server.clock.now = new Date('2026-11-25T11:40:01Z')
    const late = await move(visit, '2026-11-30T10:00:00Z', visit.manageToken)
    expect(late).toMatchObject({ status: 409, body: { code: 'too-late', until: '2026-11-25T11:40:00Z' } })
    server.clock.now = new Date('2026-11-26T11:40:01Z')
    expect((await cancel(visit, visit.manageToken)).body.code).toBe('too-late')
    const byPatch = await server.call('PATCH', `/appointments/${visit.id}`, {
      tenant,
      token: visit.manageToken,
      body: { status: 'cancelled', version: 1 },
    })
    expect(byPatch.body.code).toBe('too-late')
    // nothing came of the attempts, and members aren't bound
    const moved = await move(visit, '2026-11-30T10:00:00Z', owner)
    expect([moved.status, moved.body.version]).toEqual([200, 2])
    // at its new time there is a day again
    expect((await cancel(moved.body, visit.manageToken)).status).toBe(200)
  })

  test('at the very moment is in time', async () => {
    await setPolicies({ cancellationHours: 24 })
    const { body: visit } = await book()
    server.clock.now = new Date('2026-11-26T11:40:00Z')
    expect((await cancel(visit, visit.manageToken)).status).toBe(200)
  })

  test('follows what was agreed when it was booked, not today’s policy', async () => {
    await setPolicies({ cancellationHours: 1 })
    const { body: lenient } = await book()
    await setPolicies({ cancellationHours: 200 })
    const { body: strict } = await book({ start: '2026-11-27T12:20:00Z' })
    expect((await cancel(strict, strict.manageToken)).body.code).toBe('too-late')
    expect((await cancel(lenient, lenient.manageToken)).status).toBe(200)
  })

  test('of several services follows the strictest, the service’s own before the business’s', async () => {
    await setPolicies({ cancellationHours: 24 })
    await setOwn(salon.cut, { cancellationHours: 2 })
    await setOwn(salon.massage, { cancellationHours: 48 })
    expect((await book()).body.cancelUntil).toBe('2026-11-27T09:40:00Z')
    const both = await book({
      serviceId: undefined,
      services: [{ serviceId: salon.cut }, { serviceId: salon.massage }],
      start: '2026-11-27T13:00:00Z',
    })
    expect(both.body.cancelUntil).toBe('2026-11-25T13:00:00Z')
    await setOwn(salon.cut, null)
    const { items } = (await server.call('GET', '/services?terms=true', { tenant })).body
    expect(items.map((s: { policies?: object }) => s.policies).filter(Boolean)).toEqual([
      { cancellationHours: 48 },
    ])
  })
})

describe('booking', () => {
  test('needs a phone and a note where the business says so, of customers', async () => {
    await setPolicies({ requirePhone: true, requireNote: true })
    const refused = await book()
    expect([refused.status, refused.body.errors.map((e: { path: string }) => e.path)]).toEqual([
      422,
      ['customer.phone', 'customerNote'],
    ])
    const given = { customer: { ...guest(), phone: '020 7946 0000' }, customerNote: 'Please' }
    expect((await book(given)).status).toBe(201)
    expect((await book({ start: '2026-11-27T12:20:00Z' }, owner)).status).toBe(201)
  })

  test('keeps the phone of somebody who is known without one, and overwrites none', async () => {
    await setPolicies({ requirePhone: true })
    const known = await asOwner('POST', '/customers', { name: 'Ann Lee', email: 'ann@example.org' })
    const stored = async () => (await asOwner('GET', `/customers/${known.body.id}`)).body
    const again = (phone: string, start: string) =>
      book({ customer: { name: 'Ann Lee', email: 'ann@example.org', phone }, start })
    expect((await again('020 7946 0000', START)).status).toBe(201)
    expect(await stored()).toMatchObject({ phone: '020 7946 0000', version: 2 })
    expect((await again('020 7946 0999', '2026-11-27T12:20:00Z')).status).toBe(201)
    expect(await stored()).toMatchObject({ phone: '020 7946 0000', version: 2 })
  })

  test('ends for a customer who has enough ahead, also when they try twice at once', async () => {
    await setPolicies({ maxUpcomingPerCustomer: 2 })
    const customer = guest()
    const first = await book({ customer })
    expect(first.status).toBe(201)
    const starts = ['2026-11-27T12:20:00Z', '2026-11-27T13:00:00Z', '2026-11-27T13:40:00Z']
    const more = await Promise.all(starts.map((start) => book({ customer, start })))
    expect(more.map((reply) => reply.status).sort()).toEqual([201, 409, 409])
    const refused = more.find((reply) => reply.status === 409)
    expect(refused?.body).toMatchObject({ code: 'too-many-upcoming', max: 2 })
    expect((await book({ customer: guest(), start: '2026-11-27T15:00:00Z' })).status).toBe(201)
    expect((await book({ customer, start: '2026-11-27T16:00:00Z' }, owner)).status).toBe(201)
    expect((await cancel(first.body, first.body.manageToken)).status).toBe(200)
  })

  test('with a person of one’s choice is refused online where the business chooses', async () => {
    const providersOf = async (id: string) =>
      (await server.call('GET', `/services/${id}`, { tenant })).body.providers.length
    expect(await providersOf(salon.massage)).toBe(2)
    await setPolicies({ mayChoosePerson: false })
    await setOwn(salon.cut, { mayChoosePerson: true })
    expect([await providersOf(salon.massage), await providersOf(salon.cut)]).toEqual([0, 1])
    const massage = { serviceId: salon.massage, resourceIds: [salon.priya], start: '2026-11-27T10:00:00Z' }
    for (const refused of [
      await book(massage),
      await server.call('POST', '/holds', { tenant, body: massage }),
    ])
      expect([refused.status, refused.body.errors?.[0].path]).toEqual([422, 'resourceIds'])
    const several = {
      serviceId: undefined,
      services: [{ serviceId: salon.massage, resourceIds: [salon.priya] }],
    }
    const named = await book({ ...several, start: '2026-11-27T10:00:00Z' })
    expect(named.body.errors[0].path).toBe('services.0.resourceIds')
    expect((await book({ resourceIds: [salon.sam] })).status).toBe(201)
    expect((await book(massage, owner)).status).toBe(201)
  })
})

describe('a package', () => {
  test('is asked the questions and held to the policies of its services, with a hold and without', async () => {
    const ofMassage = await asOwner('POST', '/questions', {
      about: 'visit',
      label: 'Any injuries',
      type: 'text',
      required: true,
      serviceIds: [salon.massage],
    })
    const made = await asOwner('POST', '/packages', {
      name: 'Day off',
      serviceIds: [salon.cut, salon.massage],
    })
    expect([ofMassage.status, made.status]).toEqual([201, 201])
    await setOwn(salon.massage, { cancellationHours: 48, requireNote: true })
    const packed = { serviceId: undefined, packageId: made.body.id }
    const path = `answers.${ofMassage.body.id}`

    const hold = async (start: string) =>
      (await server.call('POST', '/holds', { tenant, body: { packageId: made.body.id, start } })).body
    for (const withHold of [false, true]) {
      const start = withHold ? '2026-11-27T13:00:00Z' : '2026-11-27T10:00:00Z'
      const held = withHold ? await hold(start) : null
      const asked = { ...packed, start, ...(held && { holdId: held.id, holdSecret: held.secret }) }
      const refused = await book(asked)
      expect([refused.status, refused.body.errors.map((e: { path: string }) => e.path)]).toEqual([
        422,
        ['customerNote', path],
      ])
      const answers = [{ questionId: ofMassage.body.id, value: 'None' }]
      const booked = await book({ ...asked, answers, customerNote: 'Please' })
      expect([booked.status, booked.body.answers.map((a: { value: string }) => a.value)]).toEqual([
        201,
        ['None'],
      ])
      expect(booked.body.cancelUntil).toBe(start.replace('-27', '-25'))
    }
    // a package of nothing that is asked about asks nothing
    const other = await asOwner('POST', '/packages', { name: 'Quick', serviceIds: [salon.cut] })
    const quick = await book({ ...packed, packageId: other.body.id, start: '2026-11-27T16:00:00Z' })
    expect(quick.status).toBe(201)
    expect((await asOwner('DELETE', `/questions/${ofMassage.body.id}`)).status).toBe(204)
  })

  test('of services that differ in who chooses lets one ask for whom only the free ones need', async () => {
    const made = await asOwner('POST', '/packages', {
      name: 'Half and half',
      serviceIds: [salon.cut, salon.massage],
    })
    await setOwn(salon.massage, { mayChoosePerson: false })
    const packed = { packageId: made.body.id, start: '2026-11-27T10:00:00Z' }
    const booked = { ...packed, serviceId: undefined }
    const withPriya = { resourceIds: [salon.priya] }
    for (const refused of [
      await book({ ...booked, ...withPriya }),
      await server.call('POST', '/holds', { tenant, body: { ...packed, ...withPriya } }),
      // the same services without a package
      await book({
        ...withPriya,
        start: packed.start,
        serviceId: undefined,
        services: [{ serviceId: salon.cut }, { serviceId: salon.massage }],
      }),
    ])
      expect([refused.status, refused.body.errors?.[0].path]).toEqual([422, 'resourceIds'])
    // Sam only cuts, and for a cut one may ask for whom one likes
    const withSam = await book({ ...booked, resourceIds: [salon.sam] })
    expect([withSam.status, withSam.body.items?.length]).toEqual([201, 2])
    expect((await cancel(withSam.body, withSam.body.manageToken)).status).toBe(200)
    expect((await book({ ...booked, ...withPriya }, owner)).status).toBe(201)
  })
})
