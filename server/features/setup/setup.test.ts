import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { TRADE_NAMES } from '../../../domain/trades/index.ts'
import { testApp } from '../../testing/test-app.ts'
import { type Client, testBusiness } from '../../testing/test-business.ts'

const webRoot = mkdtempSync(join(tmpdir(), 'smooth-setup-'))
writeFileSync(join(webRoot, 'index.html'), '<html><head></head></html>')
const app = await testApp({ now: '2026-11-24T10:00:00Z', settings: { webRoot } })
afterAll(async () => {
  await app.close()
  rmSync(webRoot, { recursive: true })
})

let made = 0
async function fresh(settings = {}) {
  const business = await testBusiness(app, `fresh-${++made}`, settings)
  const { call } = await business.user('TENANT_OWNER')
  return { business, call }
}
const stateOf = async (call: Client) =>
  Object.fromEntries(
    (await call('GET /setup')).body.steps.map((step: { name: string; state: string }) => [
      step.name,
      step.state,
    ]),
  )
/** Takes over what the wizard suggests: hours, and one of everything that the services need. */
async function accept(call: Client) {
  const setup = (await call('GET /setup')).body
  await call(`PUT /locations/${setup.locationId}/hours`, { weekly: setup.suggestedHours })
  for (const { kind, needed } of setup.kinds)
    for (let n = 1; n <= needed; n++) await call('POST /resources', { name: `${kind} ${n}`, kind })
}
const bookable = async (call: Client) => (await call('GET /setup/bookable')).body.items

describe('the wizard', () => {
  it.each(TRADE_NAMES)(
    '%s: all its services can be booked once hours and people are there',
    async (trade) => {
      const { call } = await fresh()
      expect((await call('POST /setup/trade', { trade })).status).toBe(200)
      const before = await bookable(call)
      expect(before.length).toBeGreaterThan(1)
      for (const { first, blockers } of before) {
        expect(first).toBeNull()
        expect(new Set(blockers.map((one: { code: string }) => one.code))).toEqual(new Set(['no-resource']))
      }
      await accept(call)
      const after = await bookable(call)
      expect(after.map((item: { name: string }) => item.name)).toEqual(
        before.map((i: { name: string }) => i.name),
      )
      for (const item of after) expect(item).toMatchObject({ first: expect.any(String), blockers: [] })
      // what is said to be free is offered
      const { serviceId, first } = after[0]
      const day = first.slice(0, 10)
      const { days } = (await call(`GET /availability?serviceId=${serviceId}&from=${day}&to=${day}`)).body
      expect(days[0].slots[0].start).toBe(first)
    },
  )

  it('says what is done and what is left, and keeps what was put aside', async () => {
    const { call } = await fresh()
    const left = {
      services: 'open',
      hours: 'open',
      people: 'open',
      look: 'open',
      publish: 'open',
      try: 'open',
    }
    expect(await stateOf(call)).toEqual({ trade: 'open', ...left })
    await call('POST /setup/trade', { trade: 'barber' })
    expect(await stateOf(call)).toEqual({ ...left, trade: 'done', services: 'done' })
    await call('PATCH /setup', { skip: 'look' })
    await accept(call)
    await call('POST /business/publish')
    expect(await stateOf(call)).toEqual({
      trade: 'done',
      services: 'done',
      hours: 'done',
      people: 'done',
      look: 'skipped',
      publish: 'done',
      try: 'open',
    })
    expect((await call('PATCH /setup', { hidden: true, done: 'look' })).body).toMatchObject({ hidden: true })
    expect((await stateOf(call)).look).toBe('done')
  })

  it('makes examples in the currency of the business; one that is edited is its own and stays', async () => {
    const { call } = await fresh({ currency: 'JPY' })
    await call('POST /setup/trade', { trade: 'barber' })
    const list = async () => (await call('GET /services')).body.items
    const [first] = await list()
    expect(first).toMatchObject({ isExample: true, price: { amount: 4500, currency: 'JPY' }, version: 1 })
    const edited = await call(`PATCH /services/${first.id}`, { name: 'The cut', version: 1 })
    expect(edited.body).toMatchObject({ name: 'The cut' })
    expect(edited.body).not.toHaveProperty('isExample')
    await call('POST /setup/trade', { trade: 'dentist' })
    const names = async () => (await list()).map((service: { name: string }) => service.name).sort()
    expect(await names()).toEqual(['Check-up', 'Cleaning', 'Emergency appointment', 'Filling', 'The cut'])
    // choosing it again changes nothing
    await call('POST /setup/trade', { trade: 'dentist' })
    expect(await names()).toHaveLength(5)
    expect((await call('DELETE /setup/examples')).status).toBe(204)
    expect(await names()).toEqual(['The cut'])
  })

  it('makes them in the language of the business, and its test visit too', async () => {
    const { call } = await fresh({ country: 'DE', currency: 'EUR' })
    expect((await call('GET /business')).body.locale).toBe('de')
    await call('POST /setup/trade', { trade: 'barber' })
    const [first] = (await call('GET /services')).body.items
    expect(first.name).toBe('Haarschnitt')
    await accept(call)
    const { id, service } = (await call('POST /setup/test-visit')).body
    expect(service).toBe('Haarschnitt')
    expect((await call(`GET /appointments/${id}`)).body.customer.name).toBe('Probetermin')
    // chosen by hand, another one counts from then on
    expect((await call('PATCH /business', { locale: 'fr', version: 1 })).body.locale).toBe('fr')
    await call('POST /setup/trade', { trade: 'dentist' })
    const names = (await call('GET /services')).body.items.map((one: { name: string }) => one.name)
    expect(names).toContain('Détartrage')
  })

  it('gives the address to the first location too, until that one has its own', async () => {
    const { business, call } = await fresh()
    const place = async () => (await call(`GET /locations/${business.locationId}`)).body
    const move = async (address: string, version: number) =>
      (await call('PATCH /business', { address, version })).status
    expect(await move('1 Mill Lane', 1)).toBe(200)
    expect((await place()).address).toBe('1 Mill Lane')
    await move('2 Mill Lane', 2)
    const { address, version } = await place()
    expect(address).toBe('2 Mill Lane')
    await call(`PATCH /locations/${business.locationId}`, { address: 'Round the back', version })
    await move('3 Mill Lane', 3)
    expect((await place()).address).toBe('Round the back')
  })

  it('an example with a visit is archived, not taken away', async () => {
    const { call } = await fresh()
    await call('POST /setup/trade', { trade: 'barber' })
    await accept(call)
    const [{ serviceId, first }] = await bookable(call)
    await call('POST /appointments', { serviceId, start: first, customer: { name: 'Kim' } })
    await call('DELETE /setup/examples')
    const left = (await call('GET /services')).body.items
    expect(left).toMatchObject([{ id: serviceId, active: false }])
  })
})

describe('is it bookable?', () => {
  const reasons = async (call: Client, service: object) => {
    const id = (
      await call('POST /services', {
        name: 'X',
        durationMinutes: 60,
        price: { amount: 1, currency: 'GBP' },
        ...service,
      })
    ).body.id
    return (await bookable(call)).find((item: { serviceId: string }) => item.serviceId === id)
  }

  it('says which rule stands in the way', async () => {
    const { business, call } = await fresh()
    await call('POST /resources', { name: 'Ann', kind: 'staff' })
    expect((await reasons(call, {})).blockers).toEqual([{ code: 'no-hours', kind: 'staff' }])
    await call(`PUT /locations/${business.locationId}/hours`, {
      weekly: [{ weekday: 2, start: '09:00', end: '12:00' }],
    })
    // a Tuesday at ten in London: the quarter hour that begins now
    expect(await reasons(call, {})).toMatchObject({ first: '2026-11-24T10:00:00Z', blockers: [] })
    expect((await reasons(call, { requirements: [{ kind: 'room' }] })).blockers).toEqual([
      { code: 'no-resource', kind: 'room', needed: 1, found: 0 },
    ])
    expect((await reasons(call, { requirements: [{ kind: 'staff', skill: 'wax' }] })).blockers).toEqual([
      { code: 'no-resource', kind: 'staff', skill: 'wax', needed: 1, found: 0 },
    ])
    expect((await reasons(call, { durationMinutes: 200 })).blockers).toEqual([{ code: 'too-long' }])
    expect((await reasons(call, { noticeMinutes: 100 * 1440 })).blockers).toEqual([{ code: 'notice' }])
    expect((await reasons(call, { durationMinutes: 180, bookingWindowDays: 2 })).blockers).toEqual([
      { code: 'window' },
    ])
    const twice = { requirements: [{ kind: 'staff' }, { kind: 'staff' }] }
    expect((await reasons(call, twice)).blockers).toEqual([{ code: 'never-together' }])
  })

  it('looks past what is booked and taken out, for sixty days', async () => {
    const { business, call } = await fresh()
    const ann = (await call('POST /resources', { name: 'Ann', kind: 'staff' })).body
    await call(`PUT /locations/${business.locationId}/hours`, {
      weekly: [{ weekday: 5, start: '09:00', end: '10:00' }],
    })
    const block = { resourceId: ann.id, title: 'away', start: '2026-11-24T00:00:00Z' }
    const away = (await call('POST /blocks', { ...block, end: '2026-12-20T00:00:00Z' })).body
    expect((await reasons(call, {})).first).toBe('2026-12-25T09:00:00Z')
    await call(`DELETE /blocks/${away.id}`)
    await call('POST /blocks', { ...block, end: '2027-02-20T00:00:00Z' })
    expect((await reasons(call, {})).blockers).toEqual([{ code: 'fully-booked' }])
  })
})

describe('publishing', () => {
  const page = (slug: string, url = '/') => app.app.inject({ url, headers: { host: `${slug}.localhost` } })

  it('keeps search engines out before, and out no more after', async () => {
    const { business, call } = await fresh()
    const before = await page(business.slug)
    expect(before.headers['x-robots-tag']).toBe('noindex')
    expect(before.body).toContain('<meta name="robots" content="noindex">')
    expect((await business.anonymous('GET /business')).body.published).toBe(false)
    // the API works for it all the same
    expect((await business.anonymous('GET /services')).status).toBe(200)
    expect((await call('POST /business/publish')).body).toMatchObject({ published: true, version: 2 })
    expect((await call('POST /business/publish')).body).toMatchObject({ published: true, version: 2 })
    const after = await page(business.slug)
    expect([after.headers['x-robots-tag'], after.body]).toEqual([undefined, '<html><head></head></html>'])
    expect((await call('POST /business/unpublish')).body).toMatchObject({ published: false, version: 3 })
    expect((await page(business.slug)).headers['x-robots-tag']).toBe('noindex')
    expect((await page('nobody-there')).statusCode).toBe(200)
  })

  it('is known by the one statement that finds the business, and not asked for without one', async () => {
    const { business } = await fresh()
    const cost = async (host: string) =>
      (await app.app.inject({ url: '/app/today', headers: { host } })).headers['server-timing']
    expect(await cost(`${business.slug}.localhost`)).toBe('db;desc="1 statements"')
    expect(await cost('localhost')).toBe('db;desc="0 statements"')
  })

  it('lets our own pages alone show the page in a frame, and that page alone', async () => {
    const { business } = await fresh()
    const ancestors = async (url: string) =>
      /frame-ancestors '(\w+)'/.exec(
        String((await page(business.slug, url)).headers['content-security-policy']),
      )?.[1]
    expect(await Promise.all(['/?preview=1', '/', '/app/members?preview=1'].map(ancestors))).toEqual([
      'self',
      'none',
      'none',
    ])
  })

  it('is the owner’s to do; a manager sets up but doesn’t open', async () => {
    const { business } = await fresh()
    const manager = (await business.user('TENANT_MANAGER')).call
    const staff = (await business.user('TENANT_STAFF')).call
    expect((await manager('GET /setup')).status).toBe(200)
    expect((await manager('POST /business/publish')).status).toBe(403)
    expect((await staff('GET /setup')).status).toBe(403)
    expect((await business.anonymous('GET /setup/bookable')).status).toBe(401)
  })
})

describe('the test visit', () => {
  it('is a real one, once, and goes without a trace in any list', async () => {
    const { call } = await fresh()
    expect((await call('POST /setup/test-visit')).body.code).toBe('wrong-status')
    await call('POST /setup/trade', { trade: 'spa' })
    await accept(call)
    const booked = await call('POST /setup/test-visit')
    expect(booked.status).toBe(201)
    expect((await call('POST /setup/test-visit')).body).toEqual(booked.body)
    const seen = (await call(`GET /appointments/${booked.body.id}`)).body
    expect(seen).toMatchObject({ status: 'confirmed', customer: { name: 'Test visit' } })
    expect((await call('GET /setup')).body.testVisit).toEqual(booked.body)
    expect((await call('GET /customers')).body.items).toHaveLength(1)
    expect((await call('DELETE /setup/test-visit')).status).toBe(204)
    expect((await call(`GET /appointments/${booked.body.id}`)).status).toBe(404)
    expect((await call('GET /customers')).body.items).toEqual([])
    expect((await call('GET /appointments')).body.items).toEqual([])
    expect((await call('GET /setup')).body).toMatchObject({ testVisit: null })
    // its time is free again
    expect((await call('POST /setup/test-visit')).body.start).toBe(booked.body.start)
  })
})
