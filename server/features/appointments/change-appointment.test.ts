import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guest, makeSalon, type Salon } from '../../testing/salon.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'

let server: TestApp
let salon: Salon
let owner: string
let samsLogin: string
const tenant = 'salon'

beforeAll(async () => {
  server = await testApp()
  salon = await makeSalon(server)
  owner = (await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })).token
  samsLogin = (
    await server.makeUser({
      email: 'sam@salon.test',
      role: 'TENANT_STAFF',
      tenant: salon,
      resourceId: salon.sam,
      locationId: salon.locationId,
    })
  ).token
})
afterAll(() => server.close())
beforeEach(async () => {
  server.clock.now = new Date('2026-11-24T08:00:00Z')
  await server.database.withTenant(salon, async ({ db }) => {
    await db.deleteFrom('appointments').execute()
    await db.deleteFrom('blocks').execute()
  })
})

const book = async (serviceId: string, start: string, more: Record<string, unknown> = {}) => {
  const { status, body } = await server.call('POST', '/appointments', {
    tenant,
    body: { serviceId, start, customer: guest(), ...more },
  })
  expect(status).toBe(201)
  return body
}
const change = (id: string, body: Record<string, unknown>, token = owner) =>
  server.call('PATCH', `/appointments/${id}`, { tenant, token, body })
const resources = (visit: { allocations: { resourceId: string }[] }) =>
  visit.allocations.map((a) => a.resourceId).sort()
const isFree = async (serviceId: string, start: string, resourceIds?: string[]) => {
  const { body } = await server.call(
    'GET',
    `/availability?serviceId=${serviceId}&from=${start.slice(0, 10)}&to=${start.slice(0, 10)}`,
    { tenant },
  )
  return body.days[0].slots.some(
    (s: { start: string; resourceIds: string[] }) =>
      s.start === start && (!resourceIds || resourceIds.every((r) => s.resourceIds.includes(r))),
  )
}

describe('moving', () => {
  test('keeps each resource where it is free, and replaces it where not', async () => {
    const visit = await book(salon.massage, '2026-11-25T10:00:00Z', { resourceIds: [salon.priya] })
    await book(salon.massage, '2026-11-25T14:00:00Z', { resourceIds: [salon.priya] })
    const later = await change(visit.id, { start: '2026-11-25T12:00:00Z', version: visit.version })
    expect([later.status, resources(later.body)]).toEqual([200, [salon.priya]])
    const clash = await change(visit.id, { start: '2026-11-25T14:00:00Z', version: later.body.version })
    expect([clash.status, resources(clash.body)]).toEqual([200, [salon.noor]])
  })

  test('frees the old time and takes the new one, overlapping itself if need be', async () => {
    const visit = await book(salon.couples, '2026-11-25T10:00:00Z')
    const { status, body } = await change(visit.id, { start: '2026-11-25T10:30:00Z', version: visit.version })
    expect([status, body.start, body.end]).toEqual([200, '2026-11-25T10:30:00Z', '2026-11-25T11:30:00Z'])
    expect(await isFree(salon.couples, '2026-11-25T09:00:00Z')).toBe(true)
    expect(await isFree(salon.couples, '2026-11-25T10:00:00Z')).toBe(false)
  })

  test('onto taken time is refused, and nothing has changed', async () => {
    const visit = await book(salon.couples, '2026-11-25T10:00:00Z')
    await book(salon.couples, '2026-11-25T14:00:00Z')
    const { status, body } = await change(visit.id, { start: '2026-11-25T14:30:00Z', version: visit.version })
    expect([status, body.code, body.nextSlots.length]).toEqual([409, 'slot-taken', 5])
    const now = await server.call('GET', `/appointments/${visit.id}`, { tenant, token: owner })
    expect(now.body).toMatchObject({ start: visit.start, version: visit.version })
    expect(resources(now.body)).toEqual(resources(visit))
  })

  test('to exactly these resources; a wrong kind is refused', async () => {
    const visit = await book(salon.massage, '2026-11-25T10:00:00Z', { resourceIds: [salon.priya] })
    const given = await change(visit.id, { resourceIds: [salon.noor], version: visit.version })
    expect([given.status, resources(given.body)]).toEqual([200, [salon.noor]])
    const wrong = await change(visit.id, { resourceIds: [salon.sam], version: given.body.version })
    expect([wrong.status, wrong.body.code, wrong.body.reasons.map((r: { code: string }) => r.code)]).toEqual([
      409,
      'not-offered',
      ['unskilled'],
    ])
    const none = await change(visit.id, {
      resourceIds: ['01900000-0000-7000-8000-000000000000'],
      version: given.body.version,
    })
    expect([none.status, none.body.code]).toEqual([404, 'not-found'])
  })

  test('a resized visit keeps its length when it moves', async () => {
    const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
    const longer = await change(visit.id, { durationMinutes: 45, version: visit.version })
    expect([longer.status, longer.body.end]).toEqual([200, '2026-11-25T10:45:00Z'])
    const moved = await change(visit.id, { start: '2026-11-25T12:00:00Z', version: longer.body.version })
    expect(moved.body.end).toBe('2026-11-25T12:45:00Z')
    expect(await isFree(salon.cut, '2026-11-25T12:30:00Z')).toBe(false)
  })

  test('by a member outside hours is a warning, by the guest a refusal', async () => {
    const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
    const late = { start: '2026-11-25T18:00:00Z', version: visit.version }
    const warned = await change(visit.id, late)
    expect([warned.status, warned.body.code]).toEqual([409, 'not-offered'])
    const override = warned.body.reasons.map((r: { code: string }) => r.code)
    expect((await change(visit.id, late, visit.manageToken)).body.code).toBe('not-offered')
    expect((await change(visit.id, { ...late, override }, visit.manageToken)).status).toBe(403)
    expect((await change(visit.id, { ...late, override, overrideReason: 'late' })).status).toBe(200)
  })

  test('with an old version answers what is there now', async () => {
    const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
    await change(visit.id, { internalNotes: 'first', version: visit.version })
    const { status, body } = await change(visit.id, { start: '2026-11-25T11:00:00Z', version: visit.version })
    expect([status, body.code, body.current.internalNotes]).toEqual([409, 'stale', 'first'])
  })

  test('twelve at once onto one time: one gets it, the others are told', async () => {
    const visits = []
    for (let n = 0; n < 12; n++)
      visits.push(
        await book(
          salon.cut,
          `2026-11-26T${String(9 + Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}:00Z`,
        ),
      )
    const answers = await Promise.all(
      visits.map((v) => change(v.id, { start: '2026-11-27T10:00:00Z', version: v.version })),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, ...Array(11).fill(409)])
  })
})

describe('marking', () => {
  test('cancelling frees the time at once; undoing takes it again unless somebody has it', async () => {
    const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
    const gone = await server.call('POST', `/appointments/${visit.id}/cancel`, {
      tenant,
      token: owner,
      body: { version: visit.version, reason: 'ill' },
    })
    expect([gone.status, gone.body.status]).toEqual([200, 'cancelled'])
    expect(await isFree(salon.cut, '2026-11-25T10:00:00Z')).toBe(true)
    const back = await change(visit.id, { status: 'confirmed', version: gone.body.version })
    expect([back.status, resources(back.body)]).toEqual([200, [salon.sam]])
    expect(await isFree(salon.cut, '2026-11-25T10:00:00Z')).toBe(false)
    const again = await change(visit.id, { status: 'no_show', version: back.body.version })
    await book(salon.cut, '2026-11-25T10:00:00Z')
    const late = await change(visit.id, { status: 'confirmed', version: again.body.version })
    expect([late.status, late.body.code]).toEqual([409, 'slot-taken'])
  })

  test('completing early frees the rest, the room’s cleaning included', async () => {
    const visit = await book(salon.couples, '2026-11-25T10:00:00Z')
    server.clock.now = new Date('2026-11-25T10:29:30Z')
    const done = await change(visit.id, { status: 'completed', version: visit.version })
    expect([done.status, done.body.end]).toEqual([200, '2026-11-25T10:30:00Z'])
    expect(done.body.allocations.map((a: { end: string }) => a.end)).toEqual(
      Array(3).fill('2026-11-25T10:30:00Z'),
    )
    expect(await isFree(salon.couples, '2026-11-25T10:30:00Z')).toBe(true)
  })

  test.each([
    ['cancelled', 'completed'],
    ['cancelled', 'in_progress'],
    ['completed', 'no_show'],
    ['completed', 'cancelled'],
  ])('%s can’t become %s', async (from, to) => {
    const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
    const marked = await change(visit.id, { status: from, version: visit.version })
    const { status, body } = await change(visit.id, { status: to, version: marked.body.version })
    expect([status, body.code]).toEqual([409, 'wrong-status'])
  })

  test('a cancelled visit can’t be moved', async () => {
    const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
    const gone = await change(visit.id, { status: 'cancelled', version: visit.version })
    expect(
      (await change(visit.id, { start: '2026-11-25T11:00:00Z', version: gone.body.version })).body.code,
    ).toBe('wrong-status')
  })
})

describe('who may', () => {
  test('a guest moves and cancels their own visit, and may not mark, resize or annotate it', async () => {
    const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
    const moved = await change(
      visit.id,
      { start: '2026-11-25T11:00:00Z', version: visit.version },
      visit.manageToken,
    )
    expect(moved.status).toBe(200)
    for (const body of [{ status: 'completed' }, { durationMinutes: 60 }, { internalNotes: 'x' }]) {
      expect(
        (await change(visit.id, { ...body, version: moved.body.version }, visit.manageToken)).status,
      ).toBe(403)
    }
    const gone = await server.call('POST', `/appointments/${visit.id}/cancel`, {
      tenant,
      token: visit.manageToken,
      body: { version: moved.body.version },
    })
    expect(gone.status).toBe(200)
    expect(gone.body).not.toHaveProperty('internalNotes')
  })

  test('a person asked for keeps through a guest’s move', async () => {
    const visit = await book(salon.massage, '2026-11-25T10:00:00Z', { resourceIds: [salon.priya] })
    await book(salon.massage, '2026-11-25T14:00:00Z', { resourceIds: [salon.priya] })
    const moved = await change(
      visit.id,
      { start: '2026-11-25T14:00:00Z', version: visit.version },
      visit.manageToken,
    )
    expect([moved.status, moved.body.code]).toEqual([409, 'slot-taken'])
  })

  test('staff with their own calendar change their own visits, see the others’, and push none onto a colleague', async () => {
    const own = await book(salon.cut, '2026-11-25T10:00:00Z')
    const other = await book(salon.massage, '2026-11-25T10:00:00Z', { resourceIds: [salon.priya] })
    expect(
      (await change(own.id, { start: '2026-11-25T11:00:00Z', version: own.version }, samsLogin)).status,
    ).toBe(200)
    expect((await server.call('GET', `/appointments/${other.id}`, { tenant, token: samsLogin })).status).toBe(
      200,
    )
    expect(
      (await change(other.id, { start: '2026-11-25T11:00:00Z', version: other.version }, samsLogin)).status,
    ).toBe(403)
    const priya = {
      serviceId: salon.massage,
      start: '2026-11-25T12:00:00Z',
      resourceIds: [salon.priya],
      customer: { name: 'Kim' },
    }
    expect(
      (await server.call('POST', '/appointments', { tenant, token: samsLogin, body: priya })).status,
    ).toBe(403)
  })

  test('a visit of another business answers as one that isn’t there', async () => {
    const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
    const other = await server.makeTenant({ slug: 'other' })
    const stranger = await server.makeUser({ email: 'owner@other.test', role: 'TENANT_OWNER', tenant: other })
    const ask = (id: string) =>
      server.call('PATCH', `/appointments/${id}`, {
        tenant: 'other',
        token: stranger.token,
        body: { version: 1, internalNotes: 'x' },
      })
    const [theirs, none] = [await ask(visit.id), await ask('01900000-0000-7000-8000-000000000000')]
    expect([theirs.status, theirs.body.code, theirs.body.detail]).toEqual([
      none.status,
      none.body.code,
      none.body.detail,
    ])
    expect(theirs.status).toBe(404)
  })
})

test('a page of visits leads to the next, each visit once, in order', async () => {
  for (const hour of ['09', '10', '11', '12', '13']) await book(salon.cut, `2026-11-25T${hour}:00:00Z`)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const { body } = await server.call('GET', `/appointments?limit=2${cursor ? `&cursor=${cursor}` : ''}`, {
      tenant,
      token: owner,
    })
    seen.push(...body.items.map((v: { start: string }) => v.start.slice(11, 13)))
    cursor = body.nextCursor
  } while (cursor)
  expect(seen).toEqual(['09', '10', '11', '12', '13'])
  expect((await server.call('GET', '/appointments?cursor=nonsense', { tenant, token: owner })).status).toBe(
    422,
  )
})

test('the iCalendar file keeps its UID through a move and counts its sequence', async () => {
  const visit = await book(salon.cut, '2026-11-25T10:00:00Z')
  const file = async () =>
    (await server.call('GET', `/appointments/${visit.id}/calendar`, { tenant, token: visit.manageToken }))
      .body as string
  const before = await file()
  expect(before).toContain('DTSTART:20261125T100000Z')
  await change(visit.id, { start: '2026-11-25T11:00:00Z', version: visit.version })
  const after = await file()
  const line = (text: string, name: string) => text.split('\r\n').find((l) => l.startsWith(name))
  expect(line(after, 'UID')).toBe(line(before, 'UID'))
  expect([line(before, 'SEQUENCE'), line(after, 'SEQUENCE')]).toEqual(['SEQUENCE:0', 'SEQUENCE:1'])
  expect(after).toContain('DTSTART:20261125T110000Z')
})
