import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../http/openapi.ts'
import { type TestConsole, testConsole } from '../../testing/console.ts'
import { type Client, type TestBusiness, testBusiness } from '../../testing/test-business.ts'

let operator: TestConsole
let shop: TestBusiness
let owner: Client

/** What the plan of these tests allows. */
const LIMITS = { members: 3, locations: 2, resources: 2, domains: 1, messages: 1000, storage: 1000 }
const limitTo = (limits: Record<string, number>) =>
  operator.server.database.withPlatform(({ db }) =>
    db
      .updateTable('plans')
      .set({ limits: JSON.stringify(limits) })
      .where('id', '=', 'free')
      .execute(),
  )

beforeAll(async () => {
  operator = await testConsole()
  shop = await testBusiness(operator.server, 'shop', { plan: 'free' })
  owner = (await shop.user('TENANT_OWNER')).call
  await limitTo(LIMITS)
})
afterAll(() => operator.server.close())

let made = 0
const member = () => ({ email: `m${++made}@shop.test`, name: 'Mo', role: 'TENANT_STAFF' })
const invite = () => owner('POST /members', member())
const location = () => owner('POST /locations', { name: `L${++made}`, timeZone: 'Europe/London' })
const room = () => owner('POST /resources', { name: `R${++made}`, kind: 'room' })

describe('of two at once the last place goes to one', () => {
  test.each([
    ['members', 1, invite],
    ['locations', 0, location],
    ['resources', 1, room],
  ] as const)('of the %s that the plan allows', async (thing, before, add) => {
    for (let n = 0; n < before; n++) expect((await add()).status).toBe(201)
    const answers = await Promise.all([add(), add(), add()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403])
    const refused = answers.filter(({ status }) => status === 403)
    for (const { body } of refused)
      expect(body).toMatchObject({ code: 'plan-limit', thing, limit: LIMITS[thing] })
    expect((await owner('GET /billing')).body.usage[thing]).toBe(LIMITS[thing])
  })
})

test('who was shut out makes room, and comes back only where there is some', async () => {
  const members = (await owner('GET /members')).body.items as { id: string; status: string }[]
  const [one] = members.filter(({ status }) => status === 'invited')
  expect((await owner(`PATCH /members/${one?.id}`, { status: 'active', version: 1 })).body.code).toBe(
    'wrong-status',
  )
  expect((await owner(`DELETE /members/${one?.id}`)).status).toBe(204)
  const back = { status: 'active', version: 2 }
  const [next, returned] = await Promise.all([invite(), owner(`PATCH /members/${one?.id}`, back)])
  expect([next.status, returned.status].sort()).toEqual([expect.any(Number), 403])
  const codes = [next, returned].map(({ body }) => body.code).filter(Boolean)
  expect(codes).toEqual(['plan-limit'])
})

test('a place that is archived may be restored only where there is room', async () => {
  const { body } = await owner('GET /resources?limit=200')
  const { id } = body.items[0]
  expect((await owner(`DELETE /resources/${id}`)).status).toBe(204)
  expect((await room()).status).toBe(201)
  const again = await owner(`PATCH /resources/${id}`, { active: true, version: body.items[0].version + 1 })
  expect(again.body.code).toBe('plan-limit')
})

test('messages are counted by the month; mails about one’s own account are not', async () => {
  const { usage } = (await owner('GET /billing')).body
  expect(usage.messages).toBeGreaterThan(0)
  await limitTo({ messages: usage.messages + 1 })
  const asked = await operator.server.call('POST', '/auth/password/forgot', {
    tenant: 'shop',
    body: { email: 'shop-1@example.org' },
  })
  expect(asked.status).toBe(202)
  const answers = await Promise.all([invite(), invite()])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 403])
  expect(answers.find(({ status }) => status === 403)?.body).toMatchObject({
    code: 'plan-limit',
    thing: 'messages',
  })
  operator.server.clock.now = new Date('2026-12-01T00:00:00Z')
  const later = await shop.user('TENANT_OWNER')
  expect((await later.call('GET /billing')).body.usage.messages).toBe(0)
  expect((await later.call('POST /members', member())).status).toBe(201)
  operator.server.clock.now = new Date('2026-11-24T08:00:00Z')
  await limitTo({})
})

test('who stores as much as the plan allows adds no more, but bookings go on', async () => {
  await limitTo({ storage: 0 })
  const service = { name: 'Cut', durationMinutes: 30, price: { amount: 1000, currency: 'GBP' } }
  for (const [call, body] of [
    ['POST /services', service],
    ['POST /customers', { name: 'Kim' }],
  ] as const)
    expect((await owner(call, body)).body).toMatchObject({ code: 'plan-limit', thing: 'storage', limit: 0 })
  await limitTo({ storage: 1000 })
  expect((await owner('POST /customers', { name: 'Kim' })).status).toBe(201)
  expect((await owner('GET /billing')).body.usage.storage).toEqual(expect.any(Number))
})

test('each call that a plan may stop says so; the console and the business see the same plan', async () => {
  const paths = openApi().paths as Record<string, Record<string, { responses: Record<string, unknown> }>>
  const said = (path: string, method: string) => JSON.stringify(paths[path]?.[method]?.responses['403'])
  for (const [path, method] of [
    ['/members', 'post'],
    ['/members/{id}', 'patch'],
    ['/locations', 'post'],
    ['/resources', 'post'],
    ['/resources/{id}', 'patch'],
    ['/services', 'post'],
    ['/customers', 'post'],
    ['/platform/users', 'post'],
  ] as const)
    expect(said(path, method), `${method} ${path}`).toContain('plan-limit')
  await limitTo(LIMITS)
  const plan = (await owner('GET /billing')).body.plan
  const plans = (await operator.as('PLATFORM_SUPPORT', 'GET /platform/plans')).body.items
  expect(plan).toEqual({ id: 'free', name: 'Free', limits: LIMITS })
  expect(plans).toContainEqual(plan)
})
