import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSalon, type Salon } from '../../testing/salon.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import { addVisit } from '../../testing/visits.ts'

let server: TestApp
let salon: Salon
let owner: string
let sam: string
const tenant = 'salon'
const ids: Record<string, string> = {}

beforeAll(async () => {
  server = await testApp()
  server.clock.now = new Date('2026-11-24T11:00:00Z')
  salon = await makeSalon(server)
  const user = (email: string, role: 'TENANT_OWNER' | 'TENANT_STAFF', more = {}) =>
    server.makeUser({ email, role, tenant: salon, ...more })
  owner = (await user('owner@salon.test', 'TENANT_OWNER')).token
  sam = (await user('sam@salon.test', 'TENANT_STAFF', { resourceId: salon.sam })).token
  const customer = async (name: string, email: string, phone: string) => {
    const answer = await server.call('POST', '/customers', {
      tenant,
      token: owner,
      body: { name, email, phone },
    })
    expect(answer.status).toBe(201)
    return answer.body.id as string
  }
  const ada = await customer('Ada Lovelace', 'ada@example.org', '020 7946 0018')
  const grace = await customer('Grace Hopper', 'grace@example.org', '020 7946 0099')
  const visit = async (
    key: string,
    customerId: string,
    serviceId: string,
    start: string,
    end: string,
    resourceIds: string[],
    more = {},
  ) => {
    const made = await addVisit(server.database, salon, {
      serviceId,
      locationId: salon.locationId,
      customerId,
      start: `2026-${start}:00Z`,
      end: `2026-${end}:00Z`,
      resourceIds,
      ...more,
    })
    ids[key] = made.id
  }
  await visit('past', ada, salon.cut, '11-20T10:00', '11-20T10:30', [salon.sam])
  await visit('soon', ada, salon.massage, '12-01T10:00', '12-01T11:00', [salon.priya])
  await visit('later', ada, salon.massage, '12-01T14:00', '12-01T15:00', [salon.noor], { buffers: [0, 30] })
  await visit('graceOne', grace, salon.couples, '12-01T12:00', '12-01T13:00', [
    salon.priya,
    salon.noor,
    salon.room1,
  ])
  await visit('graceTwo', grace, salon.massage, '12-01T16:00', '12-01T17:00', [salon.priya])
  await visit('gone', grace, salon.massage, '12-02T16:00', '12-02T17:00', [salon.priya], {
    status: 'cancelled',
  })
  // until one in the morning of the third
  await visit('night', grace, salon.massage, '12-02T23:00', '12-03T01:00', [salon.noor])
  const block = await server.call('POST', '/blocks', {
    tenant,
    token: owner,
    body: {
      resourceId: salon.sam,
      start: '2026-12-01T08:00:00Z',
      end: '2026-12-01T10:00:00Z',
      title: 'Late',
    },
  })
  expect(block.status).toBe(201)
})
afterAll(() => server.close())

const days = async (more = '') => {
  const { status, body } = await server.call('GET', `/timeline/days?from=2026-12-01&to=2026-12-03${more}`, {
    tenant,
    token: owner,
  })
  expect(status).toBe(200)
  return body.days
}

describe('days at a glance', () => {
  test('say how many visits begin, the first three of them, and how full they are', async () => {
    const [first, second, third] = await days()
    expect([first.visits, second.visits, third.visits]).toEqual([4, 1, 0])
    expect(first.first.map((visit: { appointmentId: string }) => visit.appointmentId)).toEqual([
      ids.soon,
      ids.graceOne,
      ids.later,
    ])
    expect(first.first[0]).toMatchObject({ title: 'Ada Lovelace', start: '2026-12-01T10:00:00Z' })
    // three people of eight hours, less the hour of Sam's block that lies in his: 1440 − 60
    expect(first.workingMinutes).toBe(1380)
    // of people: 60 + (60 + 30) + 2 × 60 + 60
    expect(first.bookedMinutes).toBe(330)
    // an hour before midnight, one after
    expect([second.bookedMinutes, third.bookedMinutes]).toEqual([60, 60])
  })

  test('are narrowed by resource, service and status', async () => {
    const of = async (more: string) => (await days(more))[0].visits
    expect(await of(`&resourceIds=${salon.room1}`)).toBe(1)
    expect(await of(`&resourceIds=${salon.priya},${salon.noor}`)).toBe(4)
    expect(await of(`&serviceIds=${salon.massage}`)).toBe(3)
    expect(await of('&statuses=no_show')).toBe(0)
    const [first] = await days(`&resourceIds=${salon.room1}`)
    expect([first.workingMinutes, first.bookedMinutes]).toEqual([480, 60])
  })

  test('are 62 at most, and named by dates and ids', async () => {
    const status = async (query: string) =>
      (await server.call('GET', `/timeline/days?${query}`, { tenant, token: owner })).status
    expect(await status('from=2026-01-01&to=2026-03-03')).toBe(200)
    expect(await status('from=2026-01-01&to=2026-03-04')).toBe(422)
    expect(await status('from=2026-01-02&to=2026-01-01')).toBe(422)
    expect(await status('from=2026-01-01&to=2026-01-02&resourceIds=x')).toBe(422)
    expect(await status(`from=2026-01-01&to=2026-01-02&serviceIds=${'-'.repeat(36)}`)).toBe(422)
  })
})

describe('a visit is found', () => {
  const found = async (q: string, token = owner) => {
    const { status, body } = await server.call('GET', `/timeline/search?q=${encodeURIComponent(q)}`, {
      tenant,
      token,
    })
    expect(status).toBe(200)
    const keys = Object.fromEntries(Object.entries(ids).map(([key, id]) => [id, key]))
    return body.items.map((item: { appointmentId: string }) => keys[item.appointmentId])
  }

  test('by name, those to come first, then those before', async () => {
    expect(await found('lovel')).toEqual(['soon', 'later', 'past'])
  })

  test('by email, by phone however it is written, by service, by its id', async () => {
    expect(await found('grace@example')).toEqual(['graceOne', 'graceTwo', 'night'])
    expect(await found('+44 20 7946 0018')).toEqual(['soon', 'later', 'past'])
    expect(await found('79460099')).toEqual(['graceOne', 'graceTwo', 'night'])
    expect(await found('couples')).toEqual(['graceOne'])
    expect(await found(ids.later as string)).toEqual(['later'])
  })

  test('never where it is cancelled, nor by what isn’t there', async () => {
    expect(await found(ids.gone as string)).toEqual([])
    expect(await found('zz top')).toEqual([])
    expect(await found('100%')).toEqual([])
  })

  test('by members who see few contacts: by name, and by phone or email of those alone whom they serve', async () => {
    expect(await found('hopper', sam)).toEqual(['graceOne', 'graceTwo', 'night'])
    expect(await found('grace@example', sam)).toEqual([])
    expect(await found('79460099', sam)).toEqual([])
    expect(await found('ada@example', sam)).toEqual(['soon', 'later', 'past'])
  })

  test('page by page, each once, across now', async () => {
    const pages: string[][] = []
    let cursor = ''
    do {
      const { body } = await server.call('GET', `/timeline/search?q=ada&limit=1${cursor}`, {
        tenant,
        token: owner,
      })
      pages.push(body.items.map((item: { start: string }) => item.start))
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
    } while (cursor)
    expect(pages).toEqual([['2026-12-01T10:00:00Z'], ['2026-12-01T14:00:00Z'], ['2026-11-20T10:00:00Z']])
  })

  test('in one’s own business alone', async () => {
    const other = await makeSalon(server, 'other')
    const { token } = await server.makeUser({
      email: 'o@other.test',
      role: 'TENANT_OWNER',
      tenant: other,
    })
    const { body } = await server.call('GET', `/timeline/search?q=${ids.soon}`, { tenant: 'other', token })
    expect(body.items).toEqual([])
  })
})
