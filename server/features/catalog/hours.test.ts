import { randomUUIDv7 } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'
import { addVisit } from '../../testing/visits.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const salon = await testBusiness(app, 'salon')
const owner = (await salon.user('TENANT_OWNER')).call
const annex = (await owner('POST /locations', { name: 'Annex', timeZone: 'America/New_York' })).body
const service = (
  await owner('POST /services', { name: 'Cut', durationMinutes: 60, price: { amount: 1, currency: 'GBP' } })
).body

const week = (start: string, end: string, ...weekdays: number[]) =>
  weekdays.map((weekday) => ({ weekday, start, end }))
const ALL = [1, 2, 3, 4, 5, 6, 7]
const openingHours = `/locations/${salon.locationId}/hours`
const addResource = async (more: object = {}) =>
  (await owner('POST /resources', { name: 'Anna', kind: 'staff', ...more })).body
const visitOf = (resourceId: string, start: string, end: string, more: object = {}) =>
  addVisit(app.database, salon, {
    serviceId: service.id,
    locationId: salon.locationId,
    start,
    end,
    resourceIds: [resourceId],
    ...more,
  })
const ids = (affected: { appointmentId: string }[]) => affected.map((visit) => visit.appointmentId)

describe('hours', () => {
  it('of a resource are those of its location until it has its own, and again when these are deleted', async () => {
    const anna = await addResource()
    const path = `/resources/${anna.id}/hours`
    const open = { weekly: week('09:00', '17:00', 1, 2), overrides: [{ date: '2026-12-24', windows: [] }] }
    expect((await owner(`PUT ${openingHours}`, open)).body).toEqual({
      ...open,
      inherited: false,
      affected: [],
    })
    expect((await owner(`GET ${path}`)).body).toEqual({ ...open, inherited: true })
    const own = {
      weekly: [
        { weekday: 3, start: '08:00', end: '12:00' },
        { weekday: 3, start: '13:00', end: '00:00', locationId: annex.id },
        { weekday: 6, start: '22:00', end: '02:00' },
      ],
      overrides: [
        { date: '2026-12-24', windows: [{ start: '10:00', end: '12:00' }] },
        { date: '2026-12-25', windows: [] },
      ],
    }
    const put = await owner(`PUT ${path}`, { weekly: own.weekly.toReversed(), overrides: own.overrides })
    expect(put).toMatchObject({ status: 200, body: { ...own, inherited: false } })
    expect((await owner(`GET ${path}`)).body).toEqual({ ...own, inherited: false })
    expect((await owner(`PUT ${path}`, { weekly: [] })).body).toMatchObject({ weekly: [], overrides: [] })
    expect((await owner(`GET ${path}`)).body.inherited).toBe(false)
    expect((await owner(`DELETE ${path}`)).body).toEqual({ ...open, inherited: true, affected: [] })
  })

  it('are replaced whole, also by two at the same moment', async () => {
    const anna = await addResource()
    const dates = ['2027-01-01', '2027-01-02', '2027-01-03']
    const bodies = ['08:00', '09:00'].map((start) => ({
      weekly: week(start, '17:00', 1),
      overrides: dates.map((date) => ({ date, windows: [{ start, end: '17:00' }] })),
    }))
    const replies = await Promise.all(bodies.map((body) => owner(`PUT /resources/${anna.id}/hours`, body)))
    expect(replies.map((reply) => reply.status)).toEqual([200, 200])
    const { weekly, overrides } = (await owner(`GET /resources/${anna.id}/hours`)).body
    expect(bodies).toContainEqual({ weekly, overrides })
  })

  it('refuse what makes no sense, naming the place', async () => {
    const anna = await addResource()
    const refused = async (body: object, path = `/resources/${anna.id}/hours`) => {
      const reply = await owner(`PUT ${path}`, body)
      return [reply.status, reply.body.errors?.[0].path]
    }
    const [monday] = week('09:00', '17:00', 1) as [object]
    expect(await refused({ weekly: [monday, monday] })).toEqual([422, 'weekly.1'])
    const twice = { date: '2026-12-24', windows: [] }
    expect(await refused({ weekly: [], overrides: [twice, twice] })).toEqual([422, 'overrides'])
    expect(await refused({ weekly: [{ ...monday, start: '24:00' }] })).toEqual([422, 'weekly.0.start'])
    expect(await refused({ weekly: [{ ...monday, weekday: 8 }] })).toEqual([422, 'weekly.0.weekday'])
    const nowhere = [{ ...monday, locationId: randomUUIDv7() }]
    expect(await refused({ weekly: nowhere })).toEqual([404, 'weekly.0.locationId'])
    const there = [{ ...monday, locationId: annex.id }]
    expect(await refused({ weekly: there }, openingHours)).toEqual([422, 'weekly.0.locationId'])
    expect(await refused({})).toEqual([422, 'weekly'])
  })
})

describe('a change of hours lists the visits that it strands', () => {
  it('of a resource: those covered before and not after, buffers aside; a dry run writes nothing', async () => {
    const anna = await addResource()
    const path = `/resources/${anna.id}/hours`
    await owner(`PUT ${path}`, { weekly: week('09:00', '17:00', ...ALL) })
    // 16:00 to 17:00, of which a change to 16:30 leaves half
    const late = await visitOf(anna.id, '2026-11-25T16:00:00Z', '2026-11-25T17:00:00Z')
    // its buffer of 30 minutes ends at 17:00, its own time at 16:30
    await visitOf(anna.id, '2026-11-26T15:30:00Z', '2026-11-26T16:30:00Z', { buffers: [0, 30] })
    // outside hours from the start: nothing changes for it
    await visitOf(anna.id, '2026-11-25T19:00:00Z', '2026-11-25T20:00:00Z')
    await visitOf(anna.id, '2026-11-27T16:00:00Z', '2026-11-27T17:00:00Z', { status: 'cancelled' })
    await visitOf(anna.id, '2026-11-23T16:00:00Z', '2026-11-23T17:00:00Z', { status: 'confirmed' })
    // over, but for its buffer
    await visitOf(anna.id, '2026-11-24T09:00:00Z', '2026-11-24T09:50:00Z', { buffers: [0, 30] })
    const holiday = await visitOf(anna.id, '2026-12-24T12:00:00Z', '2026-12-24T13:00:00Z')
    const body = {
      weekly: week('09:00', '16:30', ...ALL),
      overrides: [
        { date: '2026-11-24', windows: [] },
        { date: '2026-12-24', windows: [{ start: '09:00', end: '12:30' }] },
      ],
    }
    const dry = await owner(`PUT ${path}?dryRun=true`, body)
    expect(ids(dry.body.affected)).toEqual([late.id, holiday.id])
    expect(dry.body.affected[0]).toEqual({
      appointmentId: late.id,
      start: '2026-11-25T16:00:00Z',
      end: '2026-11-25T17:00:00Z',
      resourceId: anna.id,
      customerName: 'Nora Visit',
      serviceNames: ['x'],
    })
    expect((await owner(`GET ${path}`)).body).toMatchObject({
      weekly: week('09:00', '17:00', ...ALL),
      overrides: [],
    })
    const real = await owner(`PUT ${path}`, body)
    expect(real.body.affected).toEqual(dry.body.affected)
    expect((await owner(`PUT ${path}`, body)).body.affected).toEqual([])
  })

  it('of a location: the visits of those who work in its hours, in its zone', async () => {
    await owner(`PUT ${openingHours}`, { weekly: week('09:00', '20:00', ...ALL) })
    const [anna, bert] = [await addResource(), await addResource()]
    await owner(`PUT /resources/${bert.id}/hours`, { weekly: week('09:00', '20:00', ...ALL) })
    // London is an hour ahead of UTC in summer: 17:00Z is 18:00 there
    const summer = await visitOf(anna.id, '2027-07-01T16:30:00Z', '2027-07-01T17:30:00Z')
    await visitOf(anna.id, '2026-12-01T16:30:00Z', '2026-12-01T17:30:00Z')
    await visitOf(bert.id, '2027-07-01T16:30:00Z', '2027-07-01T17:30:00Z')
    const { body } = await owner(`PUT ${openingHours}?dryRun=true`, {
      weekly: week('09:00', '18:00', ...ALL),
    })
    expect(ids(body.affected)).toEqual([summer.id])
    const deleted = await owner(`DELETE /resources/${bert.id}/hours?dryRun=true`)
    expect(deleted.body).toMatchObject({ inherited: true, affected: [] })
    expect((await owner(`GET /resources/${bert.id}/hours`)).body.inherited).toBe(false)
  })

  it('of the place where a resource works', async () => {
    const anna = await addResource()
    await owner(`PUT /resources/${anna.id}/hours`, { weekly: week('09:00', '17:00', ...ALL) })
    const visit = await visitOf(anna.id, '2026-11-25T12:00:00Z', '2026-11-25T13:00:00Z')
    const moved = await owner(`PATCH /resources/${anna.id}?dryRun=true`, { locationId: annex.id, version: 1 })
    expect(ids(moved.body.affected)).toEqual([visit.id])
    expect((await owner(`GET /resources/${anna.id}`)).body.locationId).toBe(salon.locationId)
  })
})

describe('a rota', () => {
  it('is saved with the hours, read back, offered from and gone with them', async () => {
    const anna = await addResource()
    const path = `/resources/${anna.id}/hours`
    const weekly = week('09:00', '17:00', 1, 2, 3, 4, 5)
    const rotas = [{ validFrom: '2027-02-01', weeks: [week('08:00', '09:00', 1), week('20:00', '22:00', 1)] }]
    expect((await owner(`PUT ${path}`, { weekly, rotas })).body).toMatchObject({ weekly, rotas })
    expect((await owner(`GET ${path}`)).body).toEqual({ weekly, overrides: [], rotas, inherited: false })
    const times = async (date: string) => {
      const query = `serviceId=${service.id}&resourceId=${anna.id}&from=${date}&to=${date}`
      const { days } = (await owner(`GET /availability?${query}`)).body
      return days[0].slots.map((slot: { start: string }) => slot.start.slice(11, 16))
    }
    expect(await times('2027-02-01')).toEqual(['08:00'])
    expect(await times('2027-02-08')).toEqual(['20:00', '20:15', '20:30', '20:45', '21:00'])
    expect(await times('2027-02-15')).toEqual(['08:00'])
    expect(await times('2027-02-02')).toEqual([])
    // hours are replaced whole
    expect((await owner(`PUT ${path}`, { weekly })).body).not.toHaveProperty('rotas')
    expect(await times('2027-02-08')).toHaveLength(29)
  })

  it('lists what its weeks strand, and writes nothing on a dry run', async () => {
    const anna = await addResource()
    const path = `/resources/${anna.id}/hours`
    const weekly = week('09:00', '17:00', ...ALL)
    await owner(`PUT ${path}`, { weekly })
    const first = await visitOf(anna.id, '2027-02-01T10:00:00Z', '2027-02-01T11:00:00Z')
    const second = await visitOf(anna.id, '2027-02-08T10:00:00Z', '2027-02-08T11:00:00Z')
    const third = await visitOf(anna.id, '2027-02-15T10:00:00Z', '2027-02-15T11:00:00Z')
    const rotas = [{ validFrom: '2027-02-01', weeks: [week('12:00', '17:00', 1), weekly] }]
    const dry = await owner(`PUT ${path}?dryRun=true`, { weekly, rotas })
    expect(ids(dry.body.affected)).toEqual([first.id, third.id])
    expect((await owner(`GET ${path}`)).body).not.toHaveProperty('rotas')
    expect(ids((await owner(`PUT ${path}`, { weekly, rotas })).body.affected)).toEqual([first.id, third.id])
    expect(second.id).not.toBe(first.id)
  })

  it('refuses what makes no sense, naming the place', async () => {
    const anna = await addResource()
    const refused = async (...rotas: object[]) => {
      const reply = await owner(`PUT /resources/${anna.id}/hours`, { weekly: [], rotas })
      return [reply.status, reply.body.errors?.[0].path]
    }
    const mondays = week('09:00', '17:00', 1)
    expect(await refused({ validFrom: '2027-02-30', weeks: [[]] })).toEqual([422, 'rotas.0.validFrom'])
    expect(await refused({ validFrom: '2027-02-01', weeks: [] })).toEqual([422, 'rotas.0.weeks'])
    const twice = { validFrom: '2027-02-01', weeks: [mondays] }
    expect(await refused(twice, twice)).toEqual([422, 'rotas'])
    expect(await refused({ ...twice, weeks: [[...mondays, ...mondays]] })).toEqual([422, 'rotas.0.weeks.0.1'])
    const nowhere = mondays.map((window) => ({ ...window, locationId: randomUUIDv7() }))
    expect(await refused({ ...twice, weeks: [[], nowhere] })).toEqual([404, 'rotas.0.weeks.1.0.locationId'])
  })

  it('keeps a location that its weeks name from being archived', async () => {
    const branch = (await owner('POST /locations', { name: 'Branch', timeZone: 'Europe/London' })).body
    const anna = await addResource()
    const there = week('09:00', '17:00', 1).map((window) => ({ ...window, locationId: branch.id }))
    const rotas = [{ validFrom: '2027-02-01', weeks: [[], there] }]
    await owner(`PUT /resources/${anna.id}/hours`, { weekly: [], rotas })
    expect((await owner(`DELETE /locations/${branch.id}`)).body.code).toBe('in-use')
  })
})
