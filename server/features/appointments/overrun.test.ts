import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { salonWithSam } from '../../testing/salon-app.ts'

const { server, salon, owner, samsLogin, emptyDiary } = await salonWithSam('2026-11-24T11:07:20Z')
const tenant = 'salon'
afterAll(() => server.close())
beforeEach(emptyDiary)

const post = (path: string, body: Record<string, unknown>, token = owner) =>
  server.call('POST', path, { tenant, token, body })
const book = async (serviceId: string, start: string, more: Record<string, unknown> = {}) => {
  const customer = { name: 'Kim' }
  const override = ['past', 'notice', 'off-grid']
  const { status, body } = await post('/appointments', { serviceId, start, customer, override, ...more })
  expect([status, body.code]).toEqual([201, undefined])
  return body
}
const change = (id: string, body: Record<string, unknown>) =>
  server.call('PATCH', `/appointments/${id}`, { tenant, token: owner, body })

describe('a visit that runs over', () => {
  const longer = (id: string, body: Record<string, unknown>, token = owner) =>
    post(
      `/appointments/${id}/overrun`,
      { override: ['past', 'notice', 'off-grid', 'buffer'], overrideReason: 'Takes longer', ...body },
      token,
    )
  const ways = async (id: string, durationMinutes: number, token = owner) =>
    (
      await server.call('GET', `/appointments/${id}/overrun?durationMinutes=${durationMinutes}`, {
        tenant,
        token,
      })
    ).body
  const running = async () => {
    const { id } = await book(salon.massage, '2026-11-24T10:30:00Z', { resourceIds: [salon.priya] })
    await change(id, { status: 'in_progress', version: 1 })
    const next = await book(salon.massage, '2026-11-24T11:30:00Z', { resourceIds: [salon.priya] })
    return { id, next }
  }
  const read = async (id: string) =>
    (await server.call('GET', `/appointments/${id}`, { tenant, token: owner })).body

  test('into free time simply ends later, with whoever serves it', async () => {
    const { body } = await post('/appointments', {
      serviceId: salon.massage,
      resourceIds: [salon.priya],
      start: '2026-11-24T10:30:00Z',
      customer: { name: 'Kim' },
      override: ['past'],
    })
    expect(await ways(body.id, 75)).toEqual({ meets: [] })
    const ended = await longer(body.id, { durationMinutes: 75, version: 1 })
    expect([ended.status, ended.body.appointment.end, ended.body.others]).toEqual([
      200,
      '2026-11-24T11:45:00Z',
      [],
    ])
  })

  test('is told what it meets: right after, the next free times, and who is free to take it over', async () => {
    const { id, next } = await running()
    const { meets } = await ways(id, 75)
    expect(meets).toHaveLength(1)
    expect(meets[0].appointment.id).toBe(next.id)
    expect([meets[0].shifted.start, meets[0].shifted.resourceIds]).toEqual([
      '2026-11-24T11:45:00Z',
      [salon.priya],
    ])
    expect(meets[0].others).toEqual([{ id: salon.noor, name: 'Noor', resourceIds: [salon.noor] }])
    expect(meets[0].nextSlots[0].start).toBe('2026-11-24T12:00:00Z')
  })

  test('and hands the next one to another person, or pushes it back, in one step', async () => {
    const { id, next } = await running()
    const handed = await longer(id, {
      durationMinutes: 75,
      version: 2,
      others: [{ appointmentId: next.id, version: 1, resourceIds: [salon.noor] }],
    })
    expect([handed.status, handed.body.appointment.end]).toEqual([200, '2026-11-24T11:45:00Z'])
    expect(handed.body.others[0].allocations[0].resourceId).toBe(salon.noor)
    const third = await book(salon.massage, '2026-11-24T12:00:00Z', { resourceIds: [salon.priya] })
    const fourth = await book(salon.massage, '2026-11-24T13:00:00Z', { resourceIds: [salon.priya] })
    const pushed = await longer(id, {
      durationMinutes: 95,
      version: 3,
      others: [
        { appointmentId: third.id, version: 1, start: '2026-11-24T12:05:00Z', resourceIds: [salon.priya] },
        { appointmentId: fourth.id, version: 1, start: '2026-11-24T13:05:00Z', resourceIds: [salon.priya] },
      ],
    })
    expect([pushed.status, pushed.body.others.map((v: { start: string }) => v.start)]).toEqual([
      200,
      ['2026-11-24T13:05:00Z', '2026-11-24T12:05:00Z'],
    ])
  })

  test('leaves nothing half done when one step fails, and says whose step it was', async () => {
    const { id, next } = await running()
    const refused = await longer(id, { durationMinutes: 75, version: 2 })
    expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken'])

    await book(salon.massage, '2026-11-24T12:00:00Z', { resourceIds: [salon.noor] })
    const clash = await longer(id, {
      durationMinutes: 75,
      version: 2,
      others: [{ appointmentId: next.id, version: 1, resourceIds: [salon.noor] }],
    })
    expect([clash.status, clash.body.code, clash.body.appointmentId]).toEqual([409, 'slot-taken', next.id])

    const stale = await longer(id, {
      durationMinutes: 75,
      version: 1,
      others: [{ appointmentId: next.id, version: 1, start: '2026-11-24T13:00:00Z' }],
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'stale'])
    const [one, two] = [await read(id), await read(next.id)]
    expect([one.end, one.version, two.start, two.version]).toEqual([
      '2026-11-24T11:30:00Z',
      2,
      '2026-11-24T11:30:00Z',
      1,
    ])
  })

  test('staff let their own run over, and push nobody else’s visit', async () => {
    const own = await book(salon.cut, '2026-11-24T11:00:00Z')
    const priyas = await book(salon.massage, '2026-11-24T12:00:00Z', { resourceIds: [salon.priya] })
    expect((await longer(own.id, { durationMinutes: 40, version: 1 }, samsLogin)).status).toBe(200)
    const pushed = await longer(
      own.id,
      {
        durationMinutes: 45,
        version: 2,
        others: [{ appointmentId: priyas.id, version: 1, start: '2026-11-24T14:00:00Z' }],
      },
      samsLogin,
    )
    expect([pushed.status, (await read(own.id)).version]).toEqual([403, 2])
  })
})
