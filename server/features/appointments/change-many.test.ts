import { afterAll, beforeEach, expect, test } from 'vitest'
import { salonWithSam } from '../../testing/salon-app.ts'

const { server, salon, owner, samsLogin, emptyDiary } = await salonWithSam('2026-11-24T08:00:00Z')
const tenant = 'salon'
afterAll(() => server.close())
beforeEach(emptyDiary)

const DAY = '2026-11-25'
const at = (time: string) => `${DAY}T${time}:00Z`
const post = (path: string, body: Record<string, unknown>, token = owner) =>
  server.call('POST', path, { tenant, token, body })
const changes = (all: Record<string, unknown>[], more: Record<string, unknown> = {}, token = owner) =>
  post('/appointments/changes', { changes: all, ...more }, token)
const book = async (time: string, resourceId: string, serviceId = salon.massage) => {
  const body = { serviceId, start: at(time), resourceIds: [resourceId], customer: { name: 'Kim' } }
  const booked = await post('/appointments', body)
  expect([booked.status, booked.body.code]).toEqual([201, undefined])
  return booked.body.id as string
}
/** Start, people and status of visits. */
const read = (ids: string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const { body } = await server.call('GET', `/appointments/${id}`, { tenant, token: owner })
      const people = body.allocations.map((one: { resourceName: string }) => one.resourceName)
      return [body.start.slice(11, 16), people.join(), body.status, body.version]
    }),
  )
const events = () =>
  server.database.readTenant(salon, ({ db }) =>
    db.selectFrom('events').select('type').where('type', '=', 'appointment.moved').execute(),
  )

test('many move at once, into each other’s places too, with an event and an audit entry for each', async () => {
  const one = await book('10:00', salon.priya)
  const two = await book('10:00', salon.noor)
  const three = await book('11:00', salon.priya)
  const before = (await events()).length
  const { status, body } = await changes([
    { appointmentId: one, version: 1, resourceIds: [salon.noor] },
    { appointmentId: two, version: 1, start: at('11:00'), resourceIds: [salon.priya] },
    { appointmentId: three, version: 1, start: at('10:00'), resourceIds: [salon.priya] },
  ])
  expect([status, body.code]).toEqual([200, undefined])
  expect(body.items.map((visit: { id: string }) => visit.id)).toEqual([one, two, three])
  expect(await read([one, two, three])).toEqual([
    ['10:00', 'Noor', 'confirmed', 2],
    ['11:00', 'Priya', 'confirmed', 2],
    ['10:00', 'Priya', 'confirmed', 2],
  ])
  expect((await events()).length - before).toBe(3)
  const { body: log } = await server.call('GET', '/audit?action=appointment.move', { tenant, token: owner })
  expect(log.items.map((entry: { subjectId: string }) => entry.subjectId)).toEqual(
    expect.arrayContaining([one, two, three]),
  )
})

test('one that doesn’t fit keeps all of them where they are; each such one is told with what is in its way', async () => {
  const stays = await book('14:00', salon.priya)
  const one = await book('10:00', salon.priya)
  const two = await book('11:00', salon.priya)
  const three = await book('12:00', salon.priya)
  const { status, body } = await changes([
    { appointmentId: one, version: 1, start: at('13:00'), resourceIds: [salon.priya] },
    { appointmentId: two, version: 1, start: at('14:30'), resourceIds: [salon.priya] },
    { appointmentId: three, version: 1, start: at('16:30'), resourceIds: [salon.priya] },
  ])
  expect([status, body.code]).toEqual([409, 'changes-refused'])
  const refused = body.refused.map(
    (one: { appointmentId: string; code: string; reasons: { code: string; appointmentId?: string }[] }) => [
      one.appointmentId,
      one.code,
      one.reasons.map((reason) => [reason.code, reason.appointmentId]),
    ],
  )
  expect(refused).toEqual([
    [two, 'slot-taken', [['taken', stays]]],
    [three, 'not-offered', [['outside-hours', undefined]]],
  ])
  expect(await read([one, two, three])).toEqual([
    ['10:00', 'Priya', 'confirmed', 1],
    ['11:00', 'Priya', 'confirmed', 1],
    ['12:00', 'Priya', 'confirmed', 1],
  ])
  const accepted = await changes(
    [{ appointmentId: three, version: 1, start: at('16:30'), resourceIds: [salon.priya] }],
    { override: ['outside-hours'], overrideReason: 'They asked' },
  )
  expect([accepted.status, accepted.body.items[0].overridden]).toEqual([200, ['outside-hours']])
})

test('two of a set that meet each other are refused, and one seen in an older version', async () => {
  const one = await book('10:00', salon.priya)
  const two = await book('12:00', salon.priya)
  const clash = await changes([
    { appointmentId: one, version: 1, start: at('15:00'), resourceIds: [salon.priya] },
    { appointmentId: two, version: 1, start: at('15:30'), resourceIds: [salon.priya] },
  ])
  expect([clash.status, clash.body.refused[0].reasons[0].appointmentId]).toEqual([409, one])
  const stale = await changes([
    { appointmentId: one, version: 1, start: at('15:00') },
    { appointmentId: two, version: 9, start: at('16:00') },
  ])
  expect([stale.status, stale.body.refused.map((r: { code: string }) => r.code)]).toEqual([409, ['stale']])
  expect((await read([one, two])).map((visit) => visit[3])).toEqual([1, 1])
})

test('many are cancelled and brought back in one step each; what took the time meanwhile keeps all cancelled', async () => {
  const one = await book('10:00', salon.priya)
  const two = await book('12:00', salon.priya)
  const off = await changes(
    [
      { appointmentId: one, version: 1, status: 'cancelled' },
      { appointmentId: two, version: 1, status: 'cancelled' },
    ],
    { cancelReason: 'Ill' },
  )
  expect(off.status).toBe(200)
  const between = await book('12:00', salon.priya)
  const back = () =>
    changes([
      { appointmentId: one, version: 2, status: 'confirmed' },
      { appointmentId: two, version: 2, status: 'confirmed' },
    ])
  const refused = await back()
  expect([
    refused.status,
    refused.body.refused.map((r: { appointmentId: string }) => r.appointmentId),
  ]).toEqual([409, [two]])
  expect((await read([one, two])).map((visit) => visit[2])).toEqual(['cancelled', 'cancelled'])
  await changes([{ appointmentId: between, version: 1, status: 'cancelled' }])
  expect((await back()).status).toBe(200)
  expect(await read([one, two])).toEqual([
    ['10:00', 'Priya', 'confirmed', 3],
    ['12:00', 'Priya', 'confirmed', 3],
  ])
})

test('against a booking at the same moment one of the two wins whole, whichever it is', async () => {
  for (let round = 0; round < 6; round += 1) {
    const one = await book('10:00', salon.priya)
    const two = await book('11:00', salon.priya)
    const wanted = { serviceId: salon.massage, start: at('15:00'), resourceIds: [salon.priya] }
    const [moved, booked] = await Promise.all([
      changes([
        { appointmentId: one, version: 1, start: at('14:00'), resourceIds: [salon.priya] },
        { appointmentId: two, version: 1, start: at('15:00'), resourceIds: [salon.priya] },
      ]),
      post('/appointments', { ...wanted, customer: { name: 'Lee' } }),
    ])
    expect([
      [200, 409],
      [409, 201],
    ]).toContainEqual([moved.status, booked.status])
    const starts = (await read([one, two])).map((visit) => visit[0])
    expect(starts).toEqual(moved.status === 200 ? ['14:00', '15:00'] : ['10:00', '11:00'])
    await server.database.withTenant(salon, async ({ db }) => {
      await db.deleteFrom('appointments').execute()
    })
  }
})

test('two sets that change places with each other never wait in a circle', async () => {
  const ids = [await book('10:00', salon.priya), await book('10:00', salon.noor)]
  const [one, two] = ids as [string, string]
  const swap = (first: string, second: string) =>
    changes([
      { appointmentId: first, version: 1, resourceIds: [first === one ? salon.noor : salon.priya] },
      { appointmentId: second, version: 1, resourceIds: [second === one ? salon.noor : salon.priya] },
    ])
  const answers = await Promise.all([swap(one, two), swap(two, one)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect((await read(ids)).map((visit) => visit[1])).toEqual(['Noor', 'Priya'])
})

test('who may not write one of them changes none, and what isn’t there is not found', async () => {
  const sams = await book('10:00', salon.sam, salon.cut)
  const priyas = await book('10:00', salon.priya)
  const both = [
    { appointmentId: sams, version: 1, start: at('11:00') },
    { appointmentId: priyas, version: 1, start: at('11:00') },
  ]
  expect((await changes(both, {}, samsLogin)).status).toBe(403)
  expect((await read([sams, priyas])).map((visit) => visit[3])).toEqual([1, 1])
  const gone = await changes([{ appointmentId: salon.cut, version: 1, status: 'no_show' }])
  expect([gone.status, gone.body.code]).toEqual([404, 'not-found'])
  const twice = await changes([both[0] as object, both[0] as object] as Record<string, unknown>[])
  expect([twice.status, twice.body.errors[0].path]).toEqual([422, 'changes'])
})
