import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSalon, type Salon } from '../../testing/salon.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import { addVisit } from '../../testing/visits.ts'

let server: TestApp
let salon: Salon
let token: string
const tenant = 'salon'
const window = 'from=2026-12-01T00:00:00Z&to=2026-12-03T00:00:00Z'

beforeAll(async () => {
  server = await testApp()
  server.clock.now = new Date('2026-11-24T11:00:00Z')
  salon = await makeSalon(server)
  token = (await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })).token
  const visit = (serviceId: string, start: string, end: string, resourceIds: string[], more = {}) =>
    addVisit(server.database, salon, {
      serviceId,
      locationId: salon.locationId,
      start: `2026-12-${start}:00Z`,
      end: `2026-12-${end}:00Z`,
      resourceIds,
      ...more,
    })
  const couples = { buffers: [5, 10] }
  await visit(salon.couples, '01T14:00', '01T15:00', [salon.priya, salon.noor, salon.room1], couples)
  await visit(salon.cut, '01T10:00', '01T10:30', [salon.sam], { status: 'no_show' })
  // ends after the window
  await visit(salon.massage, '02T23:30', '03T00:30', [salon.noor])
  const post = (path: string, body: object) => server.call('POST', path, { tenant, token, body })
  await post('/blocks', {
    resourceId: salon.sam,
    start: '2026-12-01T12:00:00Z',
    end: '2026-12-01T13:00:00Z',
    title: 'Lunch',
  })
  const held = await post('/holds', { serviceId: salon.cut, start: '2026-12-02T09:00:00Z' })
  expect(held.status).toBe(201)
})
afterAll(() => server.close())

const uuid = (hex: string, at: number) =>
  hex
    .slice(32 * at, 32 * at + 32)
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, (_, ...parts) => parts.slice(0, 5).join('-'))

test('columns say what objects say, each resource’s items in the order of time', async () => {
  const plain = (await server.call('GET', `/timeline?${window}`, { tenant, token })).body
  const { body } = await server.call('GET', `/timeline?${window}&format=columns`, { tenant, token })
  const { origin, texts, items, more } = body
  const at = (seconds: number) =>
    new Date(Date.parse(origin) + seconds * 1000).toISOString().replace('.000', '')
  const rare = new Map<number, object>(more.map(({ item, ...rest }: { item: number }) => [item, rest]))
  const read = Array.from({ length: items.count }, (_, i) => ({
    id: uuid(items.ids, i),
    kind: ({ a: 'appointment', b: 'block', h: 'hold' } as Record<string, string>)[items.kinds[i]],
    resourceId: body.resources[items.resources[i]].id,
    start: at(items.starts[i]),
    end: at(items.starts[i] + items.lengths[i]),
    occupiedStart: at(items.starts[i] - items.before[i]),
    occupiedEnd: at(items.starts[i] + items.lengths[i] + items.after[i]),
    title: texts[items.titles[i]],
    status: texts[items.statuses[i]],
    ...(items.kinds[i] === 'b' ? {} : { appointmentId: uuid(items.visits, i) }),
    ...(items.services[i] < 0 ? {} : { serviceNames: [texts[items.services[i]]] }),
    version: items.versions[i],
    ...rare.get(i),
  }))
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect(read.map(({ kind }) => kind).sort()).toEqual([...Array(5).fill('appointment'), 'block', 'hold'])
  expect(read.toSorted(byId)).toEqual(plain.items.toSorted(byId))
  expect(body.resources).toEqual(plain.resources.map(({ working: _, ...rest }: { working: unknown }) => rest))
  expect(body.working[0].map((minute: number) => at(minute * 60))).toEqual(
    plain.resources[0].working.flatMap((span: { start: string; end: string }) => [span.start, span.end]),
  )
  expect([body.days, body.timeZone, body.eventNumber]).toEqual([
    plain.days,
    plain.timeZone,
    plain.eventNumber,
  ])
  const order = read.map((item, i) => `${items.resources[i]} ${item.occupiedStart}`)
  expect(order).toEqual(order.toSorted())
})
