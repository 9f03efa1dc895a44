import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeSalon, type Salon } from '../../testing/salon.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'

let server: TestApp
let salon: Salon
let owner: string
let samsLogin: string
let customersLogin: string
let neighboursLabel: string
const tenant = 'salon'
/** Off every grid, and some seconds into the minute. */
const NOW = new Date('2026-11-24T11:07:20Z')

beforeAll(async () => {
  server = await testApp()
  salon = await makeSalon(server)
  const neighbours = await makeSalon(server, 'neighbours')
  const login = async (email: string, role: string, more: object = {}) =>
    (await server.makeUser({ email, role, tenant: salon, ...more } as never)).token
  owner = await login('owner@salon.test', 'TENANT_OWNER')
  samsLogin = await login('sam@salon.test', 'TENANT_STAFF', {
    resourceId: salon.sam,
    locationId: salon.locationId,
  })
  customersLogin = await login('kim@salon.test', 'CUSTOMER')
  const { token } = await server.makeUser({
    email: 'owner@neighbours.test',
    role: 'TENANT_OWNER',
    tenant: neighbours,
  })
  const made = await server.call('POST', '/labels', {
    tenant: 'neighbours',
    token,
    body: { name: 'Theirs', color: 'red' },
  })
  neighboursLabel = made.body.id
})
afterAll(() => server.close())
beforeEach(async () => {
  server.clock.now = NOW
  await server.database.withTenant(salon, async ({ db }) => {
    await db.deleteFrom('appointments').execute()
    await db.deleteFrom('labels').execute()
  })
})

const post = (path: string, body: Record<string, unknown>, token = owner) =>
  server.call('POST', path, { tenant, token, body })
const book = async (serviceId: string, start: string, more: Record<string, unknown> = {}) => {
  const override = ['past', 'notice', 'off-grid']
  const { status, body } = await post('/appointments', {
    serviceId,
    start,
    customer: { name: 'Kim' },
    override,
    ...more,
  })
  expect([status, body.code]).toEqual([201, undefined])
  return body
}
const change = (id: string, body: Record<string, unknown>, token = owner) =>
  server.call('PATCH', `/appointments/${id}`, { tenant, token, body })
const today = async (query = '', token = owner) =>
  (await server.call('GET', `/today${query}`, { tenant, token })).body
const label = async (name: string, color = 'amber') => (await post('/labels', { name, color })).body
const later = (minutes: number) => {
  server.clock.now = new Date(NOW.getTime() + minutes * 60_000)
}

describe('the stamps of a visit', () => {
  test('arrived, started and done are noted when they happen, and undoing takes each away again', async () => {
    const visit = await book(salon.cut, '2026-11-24T11:00:00Z')
    expect([visit.arrivedAt, visit.startedAt, visit.finishedAt]).toEqual([null, null, null])
    const arrived = (await change(visit.id, { arrived: true, version: 1 })).body
    expect(arrived.arrivedAt).toBe('2026-11-24T11:07:20Z')
    later(5)
    const again = (await change(visit.id, { arrived: true, version: 2 })).body
    expect(again.arrivedAt).toBe('2026-11-24T11:07:20Z')
    const started = (await change(visit.id, { status: 'in_progress', version: 3 })).body
    expect(started.startedAt).toBe('2026-11-24T11:12:20Z')
    later(8)
    const done = (await change(visit.id, { status: 'completed', version: 4 })).body
    expect([done.arrivedAt, done.startedAt, done.finishedAt, done.end]).toEqual([
      '2026-11-24T11:07:20Z',
      '2026-11-24T11:12:20Z',
      '2026-11-24T11:15:20Z',
      '2026-11-24T11:16:00Z',
    ])
    const undone = (await change(visit.id, { status: 'in_progress', version: 5 })).body
    expect([undone.startedAt, undone.finishedAt]).toEqual(['2026-11-24T11:12:20Z', null])
    const waiting = (await change(visit.id, { status: 'confirmed', version: 6 })).body
    expect([waiting.arrivedAt, waiting.startedAt]).toEqual(['2026-11-24T11:07:20Z', null])
    const gone = (await change(visit.id, { arrived: false, version: 7 })).body
    expect(gone.arrivedAt).toBeNull()
  })

  test('undoing a completion gives back in one step what it freed', async () => {
    const visit = await book(salon.cut, '2026-11-24T11:00:00Z')
    const done = (await change(visit.id, { status: 'completed', version: 1 })).body
    expect(done.end).toBe('2026-11-24T11:08:00Z')
    const undone = await change(visit.id, {
      status: 'confirmed',
      durationMinutes: 30,
      override: ['past', 'notice', 'off-grid'],
      version: 2,
    })
    expect([undone.status, undone.body.status, undone.body.end, undone.body.allocations[0].end]).toEqual([
      200,
      'confirmed',
      '2026-11-24T11:30:00Z',
      '2026-11-24T11:30:00Z',
    ])
  })

  test('nobody arrives for a visit that is cancelled, and no customer says so of their own', async () => {
    const visit = await book(salon.cut, '2026-11-24T12:00:00Z')
    expect((await change(visit.id, { arrived: true, version: 1 }, customersLogin)).status).toBe(404)
    await change(visit.id, { status: 'cancelled', version: 1 })
    const { status, body } = await change(visit.id, { arrived: true, version: 2 })
    expect([status, body.code]).toEqual([409, 'wrong-status'])
  })

  test('staff mark what is on their own calendar alone', async () => {
    const own = await book(salon.cut, '2026-11-24T12:00:00Z')
    const priyas = await book(salon.massage, '2026-11-24T12:00:00Z', { resourceIds: [salon.priya] })
    expect((await change(own.id, { arrived: true, version: 1 }, samsLogin)).status).toBe(200)
    const { status, body } = await change(priyas.id, { arrived: true, version: 1 }, samsLogin)
    expect([status, body.code]).toEqual([403, 'forbidden'])
  })
})

describe('walk-ins', () => {
  const walkIn = (more: Record<string, unknown>, token = owner) =>
    post(
      '/appointments',
      {
        serviceId: salon.cut,
        start: '2026-11-24T11:07:00Z',
        customer: { name: 'Walk-in' },
        override: ['past', 'notice', 'off-grid'],
        overrideReason: 'Walk-in',
        ...more,
      },
      token,
    )

  test('begin at any minute, off the grid, and say since when they are served', async () => {
    const { status, body } = await walkIn({ walkIn: 'started' })
    expect([status, body.status, body.start, body.end]).toEqual([
      201,
      'in_progress',
      '2026-11-24T11:07:00Z',
      '2026-11-24T11:37:00Z',
    ])
    expect([body.isWalkIn, body.arrivedAt, body.startedAt]).toEqual([
      true,
      '2026-11-24T11:07:00Z',
      '2026-11-24T11:07:00Z',
    ])
    expect(body.overridden.sort()).toEqual(['off-grid', 'past'])
  })

  test('wait where the person is taken until then: they are told the next free time', async () => {
    await book(salon.cut, '2026-11-24T11:00:00Z')
    const refused = await walkIn({ walkIn: 'started' })
    expect([refused.status, refused.body.code, refused.body.nextSlots[0].start]).toEqual([
      409,
      'slot-taken',
      '2026-11-24T11:30:00Z',
    ])
    const waits = await walkIn({ walkIn: 'waiting', start: '2026-11-24T11:30:00Z' })
    expect([waits.status, waits.body.status, waits.body.arrivedAt, waits.body.startedAt]).toEqual([
      201,
      'confirmed',
      '2026-11-24T11:07:20Z',
      null,
    ])
    const early = await walkIn({ walkIn: 'started', start: '2026-11-24T12:00:00Z' })
    expect([early.status, early.body.errors[0].path]).toEqual([422, 'walkIn'])
  })

  test('are for members: staff on their own calendar, visitors not at all', async () => {
    expect((await walkIn({ walkIn: 'waiting' }, samsLogin)).status).toBe(201)
    const priyas = await walkIn(
      { walkIn: 'waiting', serviceId: salon.massage, resourceIds: [salon.priya] },
      samsLogin,
    )
    expect(priyas.status).toBe(403)
    const visitor = await server.call('POST', '/appointments', {
      tenant,
      body: {
        serviceId: salon.cut,
        start: '2026-11-25T11:00:00Z',
        walkIn: 'waiting',
        customer: { name: 'K', email: 'k@example.org' },
      },
    })
    expect(visitor.status).toBe(403)
  })
})

describe('who walks in and gives no name', () => {
  test('has a visit without a customer: nobody is added, and two of them aren’t one person', async () => {
    const count = async () =>
      (await server.call('GET', '/customers?limit=200', { tenant, token: owner })).body.items.length
    const before = await count()
    const start = '2026-11-24T11:05:00Z'
    const first = await book(salon.cut, start, { customer: undefined, walkIn: 'started' })
    expect(first).toMatchObject({ customer: null, isWalkIn: true, status: 'in_progress' })
    await book(salon.massage, '2026-11-24T12:00:00Z', { customer: undefined, walkIn: 'waiting' })
    const { items } = await today()
    expect(
      items.map((v: { customer: null; previousVisitAt: null }) => [v.customer, v.previousVisitAt]),
    ).toEqual([
      [null, null],
      [null, null],
    ])
    expect(await count()).toBe(before)
    const named = await book(salon.massage, '2026-11-24T13:00:00Z', {
      customer: { name: 'Bea' },
      walkIn: 'waiting',
    })
    expect(named.customer.name).toBe('Bea')
    const nobody = await post('/appointments', { serviceId: salon.cut, start: '2026-11-24T15:00:00Z' })
    expect([nobody.status, nobody.body.errors[0].path]).toEqual([422, 'customer'])
  })
})

describe('labels on visits', () => {
  test('are exactly those that were set; an archived one stays where it is and comes nowhere else', async () => {
    const [parts, call] = [await label('Waiting for parts'), await label('Call back', 'teal')]
    const visit = await book(salon.cut, '2026-11-24T12:00:00Z')
    const set = (await change(visit.id, { labelIds: [call.id, parts.id, call.id], version: 1 })).body
    expect(set.labels).toEqual([
      { id: parts.id, name: 'Waiting for parts', color: 'amber' },
      { id: call.id, name: 'Call back', color: 'teal' },
    ])
    await server.call('DELETE', `/labels/${parts.id}`, { tenant, token: owner })
    const kept = await change(visit.id, { labelIds: [parts.id], version: 2 })
    expect([kept.status, kept.body.labels.map((l: { id: string }) => l.id)]).toEqual([200, [parts.id]])
    await change(visit.id, { labelIds: [], version: 3 })
    const back = await change(visit.id, { labelIds: [parts.id], version: 4 })
    expect([back.status, back.body.errors[0].path]).toEqual([404, 'labelIds'])
  })

  test('are put in order in one call; those that are not named come after', async () => {
    const [a, b, c] = [await label('A'), await label('B'), await label('C')]
    const order = (ids: string[]) =>
      server.call('PUT', '/labels/order', { tenant, token: owner, body: { ids } })
    expect((await order([c.id, a.id])).status).toBe(200)
    const { body } = await server.call('GET', '/labels', { tenant, token: owner })
    expect(body.items.map((l: { name: string; version: number }) => [l.name, l.version])).toEqual([
      ['C', 1],
      ['A', 1],
      ['B', 1],
    ])
    expect((await order([b.id, b.id])).status).toBe(422)
    expect((await order([neighboursLabel])).status).toBe(404)
  })

  test('of another business are not there', async () => {
    const visit = await book(salon.cut, '2026-11-24T12:00:00Z')
    const { status, body } = await change(visit.id, { labelIds: [neighboursLabel], version: 1 })
    expect([status, body.code]).toEqual([404, 'not-found'])
    const own = await change(visit.id, { version: 1, internalNotes: 'unchanged by that' })
    expect([own.status, own.body.labels]).toEqual([200, []])
  })

  test('are seen on the Timeline by their ids, and so is who has arrived', async () => {
    const parts = await label('Waiting for parts')
    const visit = await book(salon.cut, '2026-11-24T12:00:00Z')
    await change(visit.id, { labelIds: [parts.id], arrived: true, version: 1 })
    const { body } = await server.call('GET', '/timeline?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z', {
      tenant,
      token: owner,
    })
    expect(body.items).toMatchObject([{ appointmentId: visit.id, arrived: true, labelIds: [parts.id] }])
  })
})

describe('a day at the desk', () => {
  test('is the visits of the local day in order of time, with the clock that waiting is counted from', async () => {
    const [second, first] = [
      await book(salon.cut, '2026-11-24T14:00:00Z'),
      await book(salon.massage, '2026-11-24T09:00:00Z'),
    ]
    await book(salon.cut, '2026-11-25T09:00:00Z')
    const day = await today()
    expect(day.items.map((v: { id: string }) => v.id)).toEqual([first.id, second.id])
    expect([day.date, day.timeZone, day.now, day.nextCursor]).toEqual([
      '2026-11-24',
      'Europe/London',
      '2026-11-24T11:07:20Z',
      null,
    ])
    expect((await today('?date=2026-11-25')).items).toHaveLength(1)
  })

  test('has what began the day before and goes on, and tells whom we know since when', async () => {
    const night = await book(salon.cut, '2026-11-23T16:00:00Z', {
      override: ['past', 'notice', 'off-grid', 'outside-hours'],
    })
    const resized = await change(night.id, {
      durationMinutes: 20 * 60,
      override: ['past', 'notice', 'off-grid', 'outside-hours'],
      version: 1,
    })
    expect(resized.status).toBe(200)
    const again = await book(salon.massage, '2026-11-24T15:00:00Z', {
      customerId: night.customer.id,
      customer: undefined,
    })
    const day = await today()
    expect(
      day.items.map((v: { id: string; previousVisitAt: string | null }) => [v.id, v.previousVisitAt]),
    ).toEqual([
      [night.id, null],
      [again.id, '2026-11-23T16:00:00Z'],
    ])
  })

  test('is one person’s where asked, and goes on page by page', async () => {
    for (const hour of ['12', '13', '14']) await book(salon.cut, `2026-11-24T${hour}:00:00Z`)
    await book(salon.massage, '2026-11-24T12:00:00Z')
    expect((await today(`?resourceId=${salon.sam}`)).items).toHaveLength(3)
    const page = await today('?limit=3')
    const rest = await today(`?limit=3&cursor=${page.nextCursor}`)
    expect([page.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 1, null])
  })
})
