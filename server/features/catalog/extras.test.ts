import { randomUUIDv7 } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guest, makeSalon, type Salon } from '../../testing/salon.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'

let app: TestApp
let salon: Salon
type Call = Awaited<ReturnType<Awaited<ReturnType<typeof testBusiness>>['user']>>['call']
let owner: Call
let abroad: Call

beforeAll(async () => {
  app = await testApp({ now: '2026-11-24T10:00:00Z' })
  salon = await makeSalon(app)
  const { token } = await app.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })
  owner = ((call: string, body?: object) => {
    const [method, path] = call.split(' ') as [string, string]
    return app.call(method as 'GET', path, { tenant: 'salon', token, ...(body ? { body } : {}) })
  }) as Call
  abroad = (await (await testBusiness(app, 'elsewhere')).user('TENANT_OWNER')).call
})
afterAll(() => app.close())

const gbp = (amount: number) => ({ amount, currency: 'GBP' })
const visitor = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, token?: string) =>
  app.call(method, path, { tenant: 'salon', ...(token ? { token } : {}), ...(body ? { body } : {}) })
const addOn = async (more: object = {}) =>
  (await owner('POST /add-ons', { name: 'Hot stones', durationMinutes: 15, price: gbp(2000), ...more })).body
const packageOf = async (serviceIds: string[], more: object = {}) =>
  (await owner('POST /packages', { name: 'Day off', serviceIds, ...more })).body
let day = 0
/** Nine o'clock of a day that no other test has. */
const morning = () => new Date(Date.UTC(2026, 11, ++day, 9)).toISOString().replace('.000', '')
const later = (start: string, minutes: number) =>
  new Date(Date.parse(start) + minutes * 60_000).toISOString().replace('.000', '')

describe('an add-on', () => {
  it('is created for services, changed by who saw its latest version, archived and restored', async () => {
    const made = await addOn({ serviceIds: [salon.massage] })
    expect(made).toMatchObject({ durationMinutes: 15, serviceIds: [salon.massage], active: true, version: 1 })
    const path = `/add-ons/${made.id}`
    const { body } = await owner(`PATCH ${path}`, { price: gbp(2500), serviceIds: [salon.cut], version: 1 })
    expect(body).toMatchObject({ price: gbp(2500), serviceIds: [salon.cut], version: 2 })
    const late = await owner(`PATCH ${path}`, { name: 'Late', version: 1 })
    expect([late.status, late.body.code, late.body.current.version]).toEqual([409, 'stale', 2])
    expect((await owner(`DELETE ${path}`)).status).toBe(204)
    const list = (await owner('GET /add-ons')).body.items.find((one: { id: string }) => one.id === made.id)
    expect(list).toMatchObject({ active: false, version: 3 })
    expect((await owner(`PATCH ${path}`, { active: true, version: 3 })).body.active).toBe(true)
  })

  it('is shown with its services to the public while it is active, and no more of it', async () => {
    const made = await addOn({ name: 'Shown', serviceIds: [salon.massage] })
    const shown = async () =>
      (await visitor('GET', `/services/${salon.massage}?terms=true`)).body.addOns.filter(
        (one: { id: string }) => one.id === made.id,
      )
    expect(await shown()).toEqual([
      { id: made.id, name: 'Shown', description: '', durationMinutes: 15, price: gbp(2000) },
    ])
    await owner(`DELETE /add-ons/${made.id}`)
    expect(await shown()).toEqual([])
  })

  it("goes with no other tenant's services, and is not there for another tenant", async () => {
    const theirs = (await abroad('POST /services', { name: 'X', durationMinutes: 5, price: gbp(1) })).body.id
    const refused = await owner('POST /add-ons', { name: 'Y', serviceIds: [theirs] })
    expect([refused.status, refused.body.errors[0].path]).toEqual([404, 'serviceIds.0'])
    const { id } = await addOn()
    for (const call of [`PATCH /add-ons/${id}`, `DELETE /add-ons/${id}`])
      expect((await abroad(call, call.startsWith('PATCH') ? { version: 1 } : undefined)).status).toBe(404)
  })

  it('costs in the currency of the business', async () => {
    const { status, body } = await owner('POST /add-ons', {
      name: 'E',
      price: { amount: 1, currency: 'EUR' },
    })
    expect([status, body.errors[0].path]).toEqual([422, 'price.currency'])
  })
})

describe('a visit with an add-on', () => {
  it('is longer and dearer by it, keeps it as it was, and keeps its length when it moves', async () => {
    const stones = await addOn({ name: 'Stones', serviceIds: [salon.massage] })
    const start = morning()
    const asked = {
      services: [{ serviceId: salon.massage, addOnIds: [stones.id] }],
      start,
      customer: guest(),
    }
    const { status, body } = await visitor('POST', '/appointments', asked)
    expect(status).toBe(201)
    // 60 + 15 minutes, 60.00 + 20.00
    expect(body).toMatchObject({ end: later(start, 75), price: gbp(8000) })
    const booked = [{ id: stones.id, name: 'Stones', durationMinutes: 15, price: gbp(2000) }]
    expect(body.items).toMatchObject([{ price: gbp(8000), addOns: booked }])

    await owner(`PATCH /add-ons/${stones.id}`, {
      name: 'Rocks',
      durationMinutes: 5,
      active: false,
      version: 1,
    })
    const to = later(start, 60)
    const change = { start: to, version: body.version }
    const moved = await visitor('PATCH', `/appointments/${body.id}`, change, body.manageToken)
    expect(moved.status).toBe(200)
    expect(moved.body).toMatchObject({ start: to, end: later(to, 75), price: gbp(8000) })
    expect(moved.body.items[0].addOns).toEqual(booked)
    const resized = await owner(`PATCH /appointments/${body.id}`, { durationMinutes: 90, version: 2 })
    expect(resized.body).toMatchObject({ end: later(to, 90), items: [{ addOns: booked }] })
  })

  it('is offered only where the longer visit fits, and said so', async () => {
    const long = await addOn({ name: 'Long', durationMinutes: 30, serviceIds: [salon.cut] })
    const from = morning().slice(0, 10)
    const times = async (more: string) =>
      (await visitor('GET', `/availability?serviceId=${salon.cut}&from=${from}&to=${from}${more}`)).body
        .days[0].slots
    // open until 17:00, a start each half hour: 30 minutes fit 16 times, 60 minutes 15 times
    expect((await times('')).length).toBe(16)
    const longer = await times(`&addOnId=${long.id}`)
    expect([longer.length, longer.at(-1).start]).toEqual([15, `${from}T16:00:00Z`])
    const why = await owner(
      `GET /availability/explain?serviceId=${salon.cut}&addOnId=${long.id}&start=${from}T16:30:00Z`,
    )
    expect(why.body).toMatchObject({ offered: false, reasons: [{ code: 'outside-hours' }] })
  })

  it('is refused for one that is unknown, archived, of another service, or of another tenant', async () => {
    const ofCut = await addOn({ serviceIds: [salon.cut] })
    const archived = await addOn({ serviceIds: [salon.massage], active: false })
    const theirs = (await abroad('POST /add-ons', { name: 'T' })).body
    const start = morning()
    for (const { id } of [{ id: randomUUIDv7() }, ofCut, archived, theirs]) {
      const item = { serviceId: salon.massage, addOnIds: [id] }
      const answers = [
        await visitor('POST', '/appointments', { services: [item], start, customer: guest() }),
        await visitor('POST', '/holds', { services: [item], start }),
        await visitor('POST', '/holds', { serviceId: salon.massage, addOnIds: [id], start }),
        await visitor(
          'GET',
          `/availability?serviceId=${salon.massage}&addOnId=${id}&from=2026-12-01&to=2026-12-01`,
        ),
      ]
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
        answers.map(() => [404, 'not-found']),
      )
    }
  })

  it('is confirmed from a hold of the same wish, and decided anew for another one', async () => {
    const [one, two] = [
      await addOn({ serviceIds: [salon.massage] }),
      await addOn({ serviceIds: [salon.massage] }),
    ]
    const start = morning()
    const wish = (id: string) => ({ services: [{ serviceId: salon.massage, addOnIds: [id] }], start })
    const book = async (asked: object, hold: { id: string; secret: string }) =>
      (
        await visitor('POST', '/appointments', {
          ...asked,
          holdId: hold.id,
          holdSecret: hold.secret,
          customer: guest(),
        })
      ).body
    const hold = (await visitor('POST', '/holds', wish(one.id))).body
    const same = await book(wish(one.id), hold)
    expect([same.id, same.end]).toEqual([hold.id, later(start, 75)])
    const other = (await visitor('POST', '/holds', wish(one.id))).body
    const changed = await book(wish(two.id), other)
    expect(changed.id).not.toBe(other.id)
    expect(changed.items[0].addOns.map(({ id }: { id: string }) => id)).toEqual([two.id])
  })
})

describe('a package', () => {
  it('shows the sum of its services, or the price of its own', async () => {
    const sum = await packageOf([salon.massage, salon.cut])
    expect(sum).toMatchObject({ durationMinutes: 90, price: gbp(9000), ownPrice: null, offlineBecause: [] })
    const { body } = await owner(`PATCH /packages/${sum.id}`, { price: gbp(7500), version: 1 })
    expect(body).toMatchObject({ price: gbp(7500), ownPrice: gbp(7500), version: 2 })
    expect((await visitor('GET', `/packages/${sum.id}`)).body).toEqual({
      id: sum.id,
      name: 'Day off',
      description: '',
      category: '',
      position: 0,
      durationMinutes: 90,
      price: gbp(7500),
      services: [
        { id: salon.massage, name: 'Massage' },
        { id: salon.cut, name: 'Cut' },
      ],
    })
  })

  it('is booked as one visit back to back, its price shared out exactly and frozen', async () => {
    const made = await packageOf([salon.massage, salon.cut], { price: gbp(7501) })
    const stones = await addOn({ serviceIds: [salon.cut] })
    const start = morning()
    const wish = { packageId: made.id, addOnIds: [stones.id], start }
    const hold = (await visitor('POST', '/holds', wish)).body
    const { status, body } = await visitor('POST', '/appointments', {
      ...wish,
      holdId: hold.id,
      holdSecret: hold.secret,
      customer: guest(),
    })
    expect([status, body.id]).toEqual([201, hold.id])
    // 75.01 over 60.00 and 30.00: 50.01 and 25.00; and the add-on's 20.00
    expect(body.items.map((item: { price: object }) => item.price)).toEqual([gbp(5001), gbp(4500)])
    expect(body).toMatchObject({
      price: gbp(9501),
      package: { id: made.id, name: 'Day off' },
      end: later(start, 105),
    })
    await owner(`PATCH /packages/${made.id}`, { name: 'Night off', price: gbp(1), version: 1 })
    const read = await visitor('GET', `/appointments/${body.id}`, undefined, body.manageToken)
    expect(read.body).toMatchObject({ price: gbp(9501), package: { name: 'Day off' } })
  })

  it('has the free times of its services in a row', async () => {
    const made = await packageOf([salon.massage, salon.cut])
    const from = morning().slice(0, 10)
    const times = async (of: string) =>
      (await visitor('GET', `/availability?${of}&from=${from}&to=${from}`)).body
    expect(await times(`packageId=${made.id}`)).toEqual(
      await times(`serviceId=${salon.massage}&serviceId=${salon.cut}`),
    )
  })

  it('goes offline with a service that is archived, says why to its owner, and comes back with it', async () => {
    const spare = (await owner('POST /services', { name: 'Spare', durationMinutes: 30, price: gbp(1000) }))
      .body
    const made = await packageOf([salon.cut, spare.id])
    const isListed = async () =>
      (await visitor('GET', '/packages')).body.items.some((one: { id: string }) => one.id === made.id)
    const book = () =>
      visitor('POST', '/appointments', { packageId: made.id, start: morning(), customer: guest() })
    expect(await isListed()).toBe(true)
    await owner(`DELETE /services/${spare.id}`)
    expect(await isListed()).toBe(false)
    expect((await visitor('GET', `/packages/${made.id}`)).status).toBe(404)
    expect((await book()).body.code).toBe('not-found')
    expect((await owner(`GET /packages/${made.id}`)).body.offlineBecause).toEqual([
      { serviceId: spare.id, name: 'Spare', reason: 'archived' },
    ])
    expect((await owner(`POST /services/${spare.id}/restore`)).body).toMatchObject({
      active: true,
      version: 3,
    })
    expect((await book()).status).toBe(201)
  })

  it("holds no other tenant's services, and one of another tenant is not there", async () => {
    const theirs = (await abroad('POST /services', { name: 'X', durationMinutes: 5, price: gbp(1) })).body.id
    expect((await owner('POST /packages', { name: 'P', serviceIds: [theirs] })).status).toBe(404)
    const foreign = (await abroad('POST /packages', { name: 'P', serviceIds: [theirs] })).body.id
    for (const id of [foreign, randomUUIDv7()]) {
      const refused = await visitor('POST', '/holds', { packageId: id, start: morning() })
      expect([refused.status, refused.body.errors[0].path]).toEqual([404, 'packageId'])
    }
  })

  it('stands in place of services, not beside them', async () => {
    const { id } = await packageOf([salon.cut])
    const both = { packageId: id, serviceId: salon.cut, start: morning(), customer: guest() }
    expect((await visitor('POST', '/appointments', both)).status).toBe(422)
  })
})

describe('the catalogue', () => {
  it('is put in order as a whole, and each keeps its version', async () => {
    const before = (await owner('GET /services')).body.items
    const ids = before.map(({ id }: { id: string }) => id).reverse()
    expect((await owner('PUT /services/order', { serviceIds: ids })).status).toBe(204)
    const after = (await owner('GET /services')).body.items
    expect(after.map(({ id }: { id: string }) => id)).toEqual(ids)
    const versions = (all: { id: string; version: number }[]) =>
      new Map(all.map(({ id, version }) => [id, version]))
    expect(versions(after)).toEqual(versions(before))
    const unknown = await owner('PUT /services/order', { serviceIds: [randomUUIDv7()] })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found'])
  })

  it('copies a service with all that hangs on it, for members first', async () => {
    const stones = await addOn({ serviceIds: [salon.massage] })
    await owner(`PUT /services/${salon.massage}/resources/${salon.noor}`, { durationMinutes: 75 })
    const { status, body } = await owner(`POST /services/${salon.massage}/duplicate`, { name: 'Massage 2' })
    expect(status).toBe(201)
    const original = (await owner(`GET /services/${salon.massage}`)).body
    expect(body).toEqual({ ...original, id: body.id, name: 'Massage 2', bookableOnline: false, version: 1 })
    expect(body.addOns.map(({ id }: { id: string }) => id)).toContain(stones.id)
    expect((await owner(`DELETE /services/${body.id}/resources/${salon.noor}`)).status).toBe(204)
    expect((await owner(`GET /services/${body.id}`)).body.own).toEqual([])
  })

  it('lists archived services where one asks for them', async () => {
    const spare = (await owner('POST /services', { name: 'Old', durationMinutes: 30, price: gbp(1) })).body
    await owner(`DELETE /services/${spare.id}`)
    const listed = async (archived: boolean) =>
      (await owner(`GET /services?archived=${archived}`)).body.items.map(({ id }: { id: string }) => id)
    expect(await listed(true)).toEqual([spare.id])
    expect(await listed(false)).not.toContain(spare.id)
  })
})
