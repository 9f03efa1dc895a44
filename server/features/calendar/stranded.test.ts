import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'
import { addVisit } from '../../testing/visits.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())

interface Row {
  appointmentId: string
  why: string[]
  version: number
}

async function shop(name: string) {
  const salon = await testBusiness(app, name)
  const owner = (await salon.user('TENANT_OWNER')).call
  const add = async (path: string, body: object) => (await owner(`POST ${path}`, body)).body
  const service = await add('/services', {
    name: 'Cut',
    durationMinutes: 60,
    price: { amount: 1, currency: 'GBP' },
  })
  const weekly = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, start: '09:00', end: '17:00' }))
  await owner(`PUT /locations/${salon.locationId}/hours`, { weekly })
  const anna = await add('/resources', { name: 'Anna', kind: 'staff' })
  const bert = await add('/resources', { name: 'Bert', kind: 'staff' })
  const visit = async (resourceId: string, start: string, more: object = {}) => {
    const end = new Date(Date.parse(start) + 3_600_000).toISOString()
    const locationId = salon.locationId
    const asked = { serviceId: service.id, locationId, start, end, resourceIds: [resourceId], ...more }
    return (await addVisit(app.database, salon, asked)).id
  }
  const stranded = async () =>
    (await owner('GET /stranded?limit=200')).body.items.map((row: Row) => [row.appointmentId, row.why])
  return { salon, owner, add, service, weekly, anna, bert, visit, stranded }
}

describe('stranded visits', () => {
  it('are, after a closure on a full Saturday, exactly those of that day, until each is settled', async () => {
    const { owner, add, anna, bert, visit, stranded } = await shop('saturday')
    const day = '2026-12-05'
    const hours = ['09', '10', '11', '12', '13']
    const full: string[] = []
    for (const hour of hours)
      for (const who of [anna, bert]) full.push(await visit(who.id, `${day}T${hour}:00:00Z`))
    await visit(anna.id, '2026-12-04T16:00:00Z')
    await visit(anna.id, '2026-12-07T09:00:00Z')
    await visit(anna.id, `${day}T15:00:00Z`, { status: 'cancelled' })
    expect(await stranded()).toEqual([])
    const closure = { from: day, to: day, title: 'Flooded' }
    const dry = await owner('POST /closures?dryRun=true', closure)
    const affected = dry.body.affected.map((one: Row) => one.appointmentId)
    expect(affected).toHaveLength(10)
    expect([...affected].sort()).toEqual([...full].sort())
    expect(dry.body.affected[0]).toMatchObject({ customerName: 'Nora Visit', serviceNames: ['x'] })
    expect(await stranded()).toEqual([])
    await add('/closures', closure)
    const listed = await stranded()
    expect(listed.map(([id]: [string]) => id)).toEqual(affected)
    expect(listed.every(([, why]: [string, string[]]) => why.join() === 'closed')).toBe(true)

    const [moved, kept, cancelled] = affected
    const version = 1
    const start = '2026-12-08T10:00:00Z'
    expect((await owner(`PATCH /appointments/${moved}`, { start, version })).status).toBe(200)
    const keep = await owner(`POST /appointments/${kept}/keep`, { accept: ['closed'], version })
    expect(keep).toMatchObject({ status: 200, body: { overridden: ['closed'], version: 2 } })
    expect((await owner(`POST /appointments/${kept}/keep`, { accept: ['closed'], version })).body.code).toBe(
      'stale',
    )
    expect((await owner(`POST /appointments/${cancelled}/cancel`, { version })).status).toBe(200)
    expect((await stranded()).map(([id]: [string]) => id)).toEqual(affected.slice(3))
    // the free times of a visit are those with the closure in force
    const query = `serviceId=${(await owner('GET /services')).body.items[0].id}&from=${day}&to=2026-12-07`
    const { days } = (await owner(`GET /availability?${query}&appointmentId=${affected[3]}`)).body
    expect(days.map((one: { slots: [] }) => one.slots.length > 0)).toEqual([false, false, true])
  })

  it('say why: hours, blocks, what was archived, and what a service requires by now', async () => {
    const { salon, owner, add, service, weekly, anna, bert, visit, stranded } = await shop('reasons')
    const one = await visit(anna.id, '2026-12-07T09:00:00Z')
    const two = await visit(bert.id, '2026-12-08T16:00:00Z')
    const skilled = { requirements: [{ kind: 'staff', skill: 'colour', quantity: 1 }], version: 1 }
    await owner(`PATCH /resources/${bert.id}`, { skills: ['colour'], version: 1 })
    const dry = await owner(`PATCH /services/${service.id}?dryRun=true`, skilled)
    expect(dry.body.affected.map((row: Row) => row.appointmentId)).toEqual([one])
    expect(await stranded()).toEqual([])
    await owner(`PATCH /services/${service.id}`, skilled)
    expect(await stranded()).toEqual([[one, ['unskilled']]])
    await add('/blocks', { resourceId: anna.id, start: '2026-12-07T09:30:00Z', end: '2026-12-07T09:45:00Z' })
    expect(await stranded()).toEqual([[one, ['blocked', 'unskilled']]])
    const shorter = weekly.map((window) => ({ ...window, end: '16:30' }))
    await owner(`PUT /locations/${salon.locationId}/hours`, { weekly: shorter })
    expect(await stranded()).toEqual([
      [one, ['blocked', 'unskilled']],
      [two, ['outside-hours']],
    ])
    await owner(`DELETE /resources/${bert.id}`)
    expect((await stranded())[1]).toEqual([two, ['outside-hours', 'archived']])
    const first = (await owner('GET /stranded?limit=1')).body
    expect(first.items.map((row: Row) => row.appointmentId)).toEqual([one])
    const second = (await owner(`GET /stranded?limit=1&cursor=${first.nextCursor}`)).body
    expect(second.items.map((row: Row) => row.appointmentId)).toEqual([two])
    expect(second.nextCursor).toBeNull()
  })

  it('are said before a skill is taken from somebody, and before a place gets another time zone', async () => {
    const { salon, owner, service, anna, visit } = await shop('before')
    await owner(`PATCH /resources/${anna.id}`, { skills: ['colour', 'cut'], version: 1 })
    const skilled = { requirements: [{ kind: 'staff', skill: 'colour', quantity: 1 }], version: 1 }
    await owner(`PATCH /services/${service.id}`, skilled)
    const one = await visit(anna.id, '2026-12-07T09:00:00Z')
    const dry = async (path: string, change: object) =>
      (await owner(`PATCH ${path}?dryRun=true`, change)).body.affected.map((row: Row) => row.appointmentId)
    expect(await dry(`/resources/${anna.id}`, { skills: ['cut'], version: 2 })).toEqual([one])
    expect(await dry(`/resources/${anna.id}`, { skills: ['colour'], version: 2 })).toEqual([])
    // 09:00 in London is 11:00 in Athens, and 04:00 in New York, before they open
    const place = `/locations/${salon.locationId}`
    const { version, timeZone } = (await owner(`GET ${place}`)).body
    expect(await dry(place, { timeZone: 'Europe/Athens', version })).toEqual([])
    expect(await dry(place, { timeZone: 'America/New_York', version })).toEqual([one])
    expect((await owner(`GET ${place}`)).body.timeZone).toBe(timeZone)
  })

  it('are kept by those alone who may write on the calendar', async () => {
    const { salon, anna, bert, visit } = await shop('rights')
    const theirs = await visit(bert.id, '2026-12-06T09:00:00Z')
    const own = await visit(anna.id, '2026-12-06T09:00:00Z')
    const { call } = await salon.user('TENANT_STAFF', { resource_id: anna.id })
    const keep = async (id: string, as = call) =>
      (await as(`POST /appointments/${id}/keep`, { accept: ['outside-hours'], version: 1 })).status
    expect([await keep(theirs), await keep(own)]).toEqual([403, 200])
    expect(await keep(own, (await salon.user('CUSTOMER')).call)).toBe(403)
  })
})

describe('what somebody accepted', () => {
  const place = (owner: Awaited<ReturnType<typeof shop>>['owner'], body: object) =>
    owner('POST /appointments', { customer: { name: 'Nora' }, overrideReason: 'She asked', ...body })

  it('strands no visit, whatever else changes, until it is moved', async () => {
    const { owner, add, service, weekly, anna, salon, stranded } = await shop('accepted')
    const late = await place(owner, {
      serviceId: service.id,
      resourceIds: [anna.id],
      start: '2026-12-07T19:00:00Z',
      override: ['outside-hours'],
    })
    expect(late).toMatchObject({ status: 201, body: { overridden: ['outside-hours'] } })
    const branch = await add('/locations', { name: 'Branch', timeZone: 'Europe/London' })
    const lent = await place(owner, {
      serviceId: service.id,
      resourceIds: [anna.id],
      locationId: branch.id,
      start: '2026-12-08T10:00:00Z',
      override: ['other-location'],
    })
    expect(lent).toMatchObject({ status: 201, body: { overridden: ['other-location'] } })
    const shorter = weekly.map((window) => ({ ...window, end: '16:00' }))
    const hours = await owner(`PUT /locations/${salon.locationId}/hours`, { weekly: shorter })
    expect(hours.body.affected).toEqual([])
    await add('/closures', { from: '2026-12-09', to: '2026-12-09' })
    await add('/blocks', { resourceId: anna.id, start: '2026-12-07T12:00:00Z', end: '2026-12-07T13:00:00Z' })
    expect(await stranded()).toEqual([])
    // who is lent works until 16:00 now, and her visit from 10:00 on: she is stranded when she works nowhere then
    await owner(`PUT /resources/${anna.id}/hours`, { weekly: [] })
    expect(await stranded()).toEqual([[lent.body.id, ['outside-hours']]])
  })

  it('was what was there: a block or a closure that is made later strands it again', async () => {
    const { owner, add, service, anna, bert, stranded } = await shop('anew')
    const lunch = { start: '2026-12-07T12:00:00Z', end: '2026-12-07T13:00:00Z' }
    await add('/blocks', { resourceId: anna.id, ...lunch })
    await add('/closures', { from: '2026-12-08', to: '2026-12-08' })
    const over = await place(owner, {
      serviceId: service.id,
      resourceIds: [anna.id],
      start: lunch.start,
      override: ['blocked'],
    })
    const closed = await place(owner, {
      serviceId: service.id,
      resourceIds: [bert.id],
      start: '2026-12-08T10:00:00Z',
      override: ['closed'],
    })
    expect([over.status, closed.status]).toEqual([201, 201])
    expect(await stranded()).toEqual([])
    const before = app.clock.now
    app.clock.now = new Date(before.getTime() + 60_000)
    const ill = { resourceId: anna.id, start: '2026-12-07T09:00:00Z', end: '2026-12-07T17:00:00Z' }
    const block = await owner('POST /blocks', ill)
    expect(block.body.affected.map((row: Row) => row.appointmentId)).toEqual([over.body.id])
    await add('/closures', { from: '2026-12-07', to: '2026-12-08', title: 'Flooded' })
    expect(await stranded()).toEqual([
      [over.body.id, ['closed', 'blocked']],
      [closed.body.id, ['closed']],
    ])
    const keep = (id: string, accept: string[]) =>
      owner(`POST /appointments/${id}/keep`, { accept, version: 1 })
    await keep(over.body.id, ['blocked', 'closed'])
    await keep(closed.body.id, ['closed'])
    expect(await stranded()).toEqual([])
    app.clock.now = before
  })

  it('is counted with the rest: the answer says how many there are in all', async () => {
    const { owner, add, anna, visit } = await shop('in-all')
    for (const hour of ['10', '11', '12']) await visit(anna.id, `2026-12-05T${hour}:00:00Z`)
    expect((await owner('GET /stranded?limit=1')).body).toMatchObject({ items: [], total: 0 })
    await add('/closures', { from: '2026-12-05', to: '2026-12-05' })
    const first = (await owner('GET /stranded?limit=1')).body
    expect([first.items.length, first.total]).toEqual([1, 3])
    const last = (await owner(`GET /stranded?limit=2&cursor=${first.nextCursor}`)).body
    expect([last.items.length, last.nextCursor, last.total]).toEqual([2, null, 3])
  })
})

describe('public holidays', () => {
  it('are those of the country and region, and say what is closed already', async () => {
    const { owner, salon } = await shop('holidays')
    const list = async () => (await owner('GET /closures/holidays?year=2027')).body
    const before = await list()
    expect(before).toMatchObject({ country: 'GB', region: '' })
    expect(before.regions.map((region: { code: string }) => region.code)).toContain('SCT')
    const days = ({ items }: { items: { from: string }[] }) => items.map((day) => day.from)
    expect(days(before)).toContain('2027-12-25')
    expect(days(before)).not.toContain('2027-11-30')
    expect((await owner('PUT /closures/holiday-region', { region: 'XYZ' })).status).toBe(422)
    expect((await owner('PUT /closures/holiday-region', { region: 'SCT' })).body).toEqual({ region: 'SCT' })
    expect(days(await list())).toContain('2027-01-02')

    const christmas = before.items.find((day: { from: string }) => day.from === '2027-12-25')
    const { from, to, name: title } = christmas
    const wanted = {
      days: [
        { from, to, title },
        { from: '2027-01-01', to: '2027-01-01', title: 'New Year' },
      ],
    }
    const dry = await owner('POST /closures/holidays?dryRun=true', wanted)
    expect(dry.body.items.map((one: { id: null }) => one.id)).toEqual([null, null])
    expect((await owner('GET /closures')).body.items).toEqual([])
    const made = await owner('POST /closures/holidays', wanted)
    expect(made).toMatchObject({ status: 201, body: { affected: [] } })
    const closed = (await list()).items.filter((day: { closureId: string | null }) => day.closureId)
    expect(days({ items: closed }).sort()).toEqual(['2027-01-01', '2027-12-25'])
    const elsewhere = (await testBusiness(app, 'elsewhere')).locationId
    expect((await owner('POST /closures/holidays', { ...wanted, locationId: elsewhere })).status).toBe(404)
    const here = await owner('POST /closures/holidays', { ...wanted, locationId: salon.locationId })
    expect(here.body.items[0].locationId).toBe(salon.locationId)
    const upsideDown = { days: [{ from: '2027-01-02', to: '2027-01-01' }] }
    expect((await owner('POST /closures/holidays', upsideDown)).status).toBe(422)
  })
})
