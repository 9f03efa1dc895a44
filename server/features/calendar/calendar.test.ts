import { randomUUIDv7 } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'
import { addVisit } from '../../testing/visits.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const salon = await testBusiness(app, 'salon')
const garage = await testBusiness(app, 'garage')
const owner = (await salon.user('TENANT_OWNER')).call
const ownerOfGarage = (await garage.user('TENANT_OWNER')).call

const add = async (path: string, body: object) => (await owner(`POST ${path}`, body)).body
const annex = await add('/locations', { name: 'Annex', timeZone: 'America/New_York' })
const service = await add('/services', {
  name: 'Cut',
  durationMinutes: 60,
  price: { amount: 1, currency: 'GBP' },
})
const addResource = (more: object = {}) => add('/resources', { name: 'Anna', kind: 'staff', ...more })
const visitOf = (resourceIds: string[], start: string, end: string, more: object = {}) =>
  addVisit(app.database, salon, {
    serviceId: service.id,
    locationId: salon.locationId,
    start,
    end,
    resourceIds,
    ...more,
  })
const ids = (affected: { appointmentId: string }[]) => affected.map((visit) => visit.appointmentId)
const noon = { start: '2026-11-25T12:00:00Z', end: '2026-11-25T13:00:00Z' }

describe('a block', () => {
  it('takes time out, over visits too, which stay and are listed', async () => {
    const anna = await addResource()
    const over = await visitOf([anna.id], '2026-11-25T12:30:00Z', '2026-11-25T13:30:00Z')
    // its buffer reaches into the block
    const near = await visitOf([anna.id], '2026-11-25T10:30:00Z', '2026-11-25T11:45:00Z', {
      buffers: [0, 20],
    })
    // touching isn't overlapping
    await visitOf([anna.id], '2026-11-25T14:00:00Z', '2026-11-25T15:00:00Z')
    await visitOf([(await addResource()).id], noon.start, noon.end)
    const body = { resourceId: anna.id, start: '2026-11-25T12:00:00+00:00', end: '2026-11-25T14:00:00Z' }
    const dry = await owner(
      'POST /blocks?dryRun=true',
      { ...body, title: 'Dentist' },
      { 'idempotency-key': 'a' },
    )
    expect(dry.status).toBe(201)
    expect(dry.body).toMatchObject({ id: null, title: 'Dentist', start: noon.start, version: 1 })
    expect(ids(dry.body.affected)).toEqual([near.id, over.id])
    expect((await owner(`GET /blocks?resourceId=${anna.id}`)).body.items).toEqual([])
    const real = await owner('POST /blocks', { ...body, title: 'Dentist' }, { 'idempotency-key': 'a' })
    expect(real.body).toEqual({ ...dry.body, id: expect.any(String) })
    const { affected: _, ...block } = real.body
    expect((await owner(`GET /blocks?resourceId=${anna.id}`)).body.items).toEqual([block])
    expect((await owner(`DELETE /blocks/${block.id}`)).status).toBe(204)
    expect((await owner(`DELETE /blocks/${block.id}`)).status).toBe(404)
  })

  it('is written by staff on the calendars that they have: own, location, all', async () => {
    const [anna, bert, room] = [await addResource(), await addResource(), await addResource({ kind: 'room' })]
    const far = await addResource({ locationId: annex.id })
    const may = async (calendars: 'own' | 'location' | 'all') => {
      const { call } = await salon.user('TENANT_STAFF', {
        calendars,
        resource_id: anna.id,
        location_id: salon.locationId,
      })
      const replies = []
      for (const { id } of [anna, bert, room, far]) {
        replies.push((await call('POST /blocks', { resourceId: id, ...noon })).status)
      }
      return replies
    }
    expect(await may('own')).toEqual([201, 403, 403, 403])
    expect(await may('location')).toEqual([201, 201, 201, 403])
    expect(await may('all')).toEqual([201, 201, 201, 201])
    const bertsBlock = (await owner(`GET /blocks?resourceId=${bert.id}`)).body.items[0]
    const { call } = await salon.user('TENANT_STAFF', { resource_id: anna.id })
    expect((await call(`DELETE /blocks/${bertsBlock.id}`)).status).toBe(403)
    expect((await call(`GET /blocks?resourceId=${bert.id}`)).status).toBe(200)
    const customer = (await salon.user('CUSTOMER')).call
    expect((await customer('GET /blocks')).status).toBe(403)
    expect((await salon.anonymous('POST /blocks', {})).status).toBe(401)
  })

  it('needs a resource of this business, whole minutes and an end after its start', async () => {
    const anna = await addResource()
    const refused = async (more: object, as = owner) => {
      const { status, body } = await as('POST /blocks', { resourceId: anna.id, ...noon, ...more })
      return [status, body.errors[0].path]
    }
    expect(await refused({ resourceId: randomUUIDv7() })).toEqual([404, 'resourceId'])
    expect(await refused({}, ownerOfGarage)).toEqual([404, 'resourceId'])
    expect(await refused({ end: noon.start })).toEqual([422, 'end'])
    expect(await refused({ start: '2026-11-25T12:00:01Z' })).toEqual([422, 'start'])
    expect(await refused({ title: 'x\u0000' })).toEqual([422, 'title'])
    const block = await add('/blocks', { resourceId: anna.id, ...noon })
    expect((await ownerOfGarage(`DELETE /blocks/${block.id}`)).status).toBe(404)
  })

  it('is found by the time that it touches, in pages, each once', async () => {
    const anna = await addResource()
    await app.database.withTenant(salon, ({ db }) =>
      db
        .insertInto('blocks')
        .values(
          Array.from({ length: 24 }, (_, i) => {
            const start = Date.UTC(2027, 0, 1, i >> 1)
            return {
              id: randomUUIDv7(),
              resource_id: anna.id,
              start_at: new Date(start),
              end_at: new Date(start + 3_600_000),
            }
          }),
        )
        .execute(),
    )
    const list = async (query: string) => (await owner(`GET /blocks?resourceId=${anna.id}&${query}`)).body
    const seen: object[] = []
    let cursor = ''
    do {
      const page = await list(`limit=5${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(24)
    expect(seen).toEqual((await list('limit=200')).items)
    // [02:00, 04:00) touches the pairs that start at 02:00 and 03:00
    expect((await list('from=2027-01-01T02:00:00Z&to=2027-01-01T04:00:00Z')).items).toEqual(seen.slice(4, 8))
    expect((await list('from=2027-01-01T04:00:00Z&to=2027-01-01T02:00:00Z')).items).toEqual([])
    expect((await owner('GET /blocks?from=yesterday')).status).toBe(422)
  })
})

describe('a block that repeats', () => {
  const lunch = { start: '2026-11-25T12:00:00Z', end: '2026-11-25T13:00:00Z', title: 'Lunch' }
  const starts = async (resourceId: string) =>
    (await owner(`GET /blocks?resourceId=${resourceId}&limit=200`)).body.items.map(
      (block: { start: string }) => block.start,
    )

  it('is one block a repetition, at the same wall time, and lists all that they lie over', async () => {
    const anna = await addResource()
    const first = await visitOf([anna.id], '2026-12-02T12:30:00Z', '2026-12-02T13:30:00Z')
    // in summer time noon is 11:00Z
    const summer = await visitOf([anna.id], '2027-03-31T11:00:00Z', '2027-03-31T12:00:00Z')
    await visitOf([anna.id], '2027-03-31T12:00:00Z', '2027-03-31T13:00:00Z')
    await visitOf([anna.id], '2026-12-03T12:00:00Z', '2026-12-03T13:00:00Z')
    const body = { resourceId: anna.id, ...lunch, repeat: { every: 'week', until: '2027-03-31' } }
    const dry = await owner('POST /blocks?dryRun=true', body)
    expect(dry).toMatchObject({ status: 201, body: { id: null, count: 19, start: lunch.start } })
    expect(ids(dry.body.affected)).toEqual([first.id, summer.id])
    expect(await starts(anna.id)).toEqual([])
    const made = (await owner('POST /blocks', body)).body
    expect(made.seriesId).toEqual(expect.any(String))
    expect(ids(made.affected)).toEqual([first.id, summer.id])
    const all = await starts(anna.id)
    expect(all).toHaveLength(19)
    expect([all[0], all[1], all[18]]).toEqual([lunch.start, '2026-12-02T12:00:00Z', '2027-03-31T11:00:00Z'])
  })

  it('is deleted one, with those that follow, or whole', async () => {
    const anna = await addResource()
    const repeat = { every: 'day', count: 5 }
    await owner('POST /blocks', { resourceId: anna.id, ...lunch, repeat })
    const alone = (await owner('POST /blocks', { resourceId: anna.id, ...lunch })).body
    const list = async () => (await owner(`GET /blocks?resourceId=${anna.id}`)).body.items
    const series = (await list()).filter((block: { id: string }) => block.id !== alone.id)
    expect((await owner(`DELETE /blocks/${series[1].id}`)).status).toBe(204)
    expect(await list()).toHaveLength(5)
    expect((await owner(`DELETE /blocks/${series[3].id}?scope=following`)).status).toBe(204)
    expect((await list()).map((block: { id: string }) => block.id).sort()).toEqual(
      [alone.id, series[0].id, series[2].id].sort(),
    )
    expect((await owner(`DELETE /blocks/${series[2].id}?scope=all`)).status).toBe(204)
    expect((await owner(`DELETE /blocks/${alone.id}?scope=all`)).status).toBe(204)
    expect(await list()).toEqual([])
  })

  it('is changed one, with those that follow, or whole: by as many days, to the same wall times', async () => {
    const anna = await addResource()
    // a Wednesday; the clock changes on 28 March
    const first = { start: '2027-03-17T12:00:00Z', end: '2027-03-17T13:00:00Z', title: 'Lunch' }
    await owner('POST /blocks', { resourceId: anna.id, ...first, repeat: { every: 'week', count: 4 } })
    const late = await visitOf([anna.id], '2027-04-06T12:15:00Z', '2027-04-06T12:45:00Z')
    const list = async () => (await owner(`GET /blocks?resourceId=${anna.id}`)).body.items
    const [, second] = await list()
    const earlier = { start: '2027-03-23T13:00:00Z', end: '2027-03-23T14:00:00Z', version: 1 }
    const path = `PATCH /blocks/${second.id}`
    const dry = await owner(`${path}?scope=following&dryRun=true`, earlier)
    expect([dry.body.count, ids(dry.body.affected)]).toEqual([3, [late.id]])
    expect((await list())[1]).toEqual(second)
    const moved = await owner(`${path}?scope=following`, earlier)
    expect(moved).toMatchObject({ status: 200, body: { version: 2, count: 3, title: 'Lunch' } })
    expect(await starts(anna.id)).toEqual([
      first.start,
      earlier.start,
      '2027-03-30T12:00:00Z',
      '2027-04-06T12:00:00Z',
    ])
    const named = await owner(`${path}?scope=all`, { title: 'Rest', version: 2 })
    expect(named.body).toMatchObject({ count: 4, affected: [] })
    const now = await list()
    expect(now.map((block: { title: string }) => block.title)).toEqual(['Rest', 'Rest', 'Rest', 'Rest'])
    expect(now.map((block: { start: string }) => block.start)).toEqual(await starts(anna.id))
    await owner(path, { title: 'Alone', version: 3 })
    expect((await list()).map((block: { title: string }) => block.title)).toEqual([
      'Rest',
      'Alone',
      'Rest',
      'Rest',
    ])
    expect((await owner(`${path}?scope=all`, { title: 'x', version: 3 })).body.code).toBe('stale')
    expect((await owner(`${path}?scope=some`, { title: 'x', version: 4 })).status).toBe(422)
  })

  it('is refused where it would be too often, too far, or nothing', async () => {
    const anna = await addResource()
    const refused = async (repeat: object) => {
      const { status, body } = await owner('POST /blocks', { resourceId: anna.id, ...lunch, repeat })
      return [status, body.errors?.[0].path]
    }
    expect(await refused({ every: 'day', count: 401 })).toEqual([422, 'repeat.count'])
    expect(await refused({ every: 'week', until: '2030-01-01' })).toEqual([422, 'repeat.until'])
    expect(await refused({ every: 'month', interval: 2, count: 20 })).toEqual([422, 'repeat.count'])
    expect(await refused({ every: 'day', until: '2026-11-24' })).toEqual([422, 'repeat.until'])
    expect(await refused({ every: 'day' })).toEqual([422, 'repeat.until'])
    expect(await refused({ every: 'day', until: '2026-12-01', count: 3 })).toEqual([422, 'repeat.until'])
  })

  it('is moved and named anew, as of the version that was seen, and lists what it newly lies over', async () => {
    const anna = await addResource()
    const block = (await owner('POST /blocks', { resourceId: anna.id, ...lunch })).body
    await visitOf([anna.id], '2026-11-25T12:30:00Z', '2026-11-25T13:30:00Z')
    const evening = await visitOf([anna.id], '2026-11-25T18:00:00Z', '2026-11-25T19:00:00Z')
    const change = { end: '2026-11-25T18:30:00Z', title: 'Training', version: 1 }
    const dry = await owner(`PATCH /blocks/${block.id}?dryRun=true`, change)
    expect(ids(dry.body.affected)).toEqual([evening.id])
    const moved = await owner(`PATCH /blocks/${block.id}`, change)
    expect(moved).toMatchObject({ status: 200, body: { start: lunch.start, end: change.end, version: 2 } })
    expect(await owner(`PATCH /blocks/${block.id}`, change)).toMatchObject({
      status: 409,
      body: { code: 'stale', current: { title: 'Training', version: 2 } },
    })
    expect((await owner(`PATCH /blocks/${block.id}`, { start: change.end, version: 2 })).status).toBe(422)
    expect((await ownerOfGarage(`PATCH /blocks/${block.id}`, { version: 2 })).status).toBe(404)
  })
})

describe('a closure', () => {
  it('lists the visits on its local dates, in the zone of each location', async () => {
    const anna = await addResource()
    const inAnnex = { locationId: annex.id }
    // New York's 24 December is 05:00Z to 05:00Z of the next day; London's is 00:00Z to 00:00Z
    const evening = await visitOf([anna.id], '2026-12-25T03:00:00Z', '2026-12-25T04:00:00Z', inAnnex)
    await visitOf([anna.id], '2026-12-24T03:00:00Z', '2026-12-24T04:00:00Z', inAnnex)
    const lunch = await visitOf([anna.id], '2026-12-24T12:00:00Z', '2026-12-24T13:00:00Z')
    await visitOf([anna.id], '2026-12-25T00:00:00Z', '2026-12-25T01:00:00Z')
    await visitOf([anna.id], '2026-12-24T15:00:00Z', '2026-12-24T16:00:00Z', { status: 'no_show' })
    const day = { from: '2026-12-24', to: '2026-12-24', title: 'Christmas Eve' }
    const dry = await owner('POST /closures?dryRun=true', day)
    expect(dry).toMatchObject({ status: 201, body: { id: null, ...day, locationId: null } })
    expect(ids(dry.body.affected)).toEqual([lunch.id, evening.id])
    expect((await owner('GET /closures')).body.items).toEqual([])
    const one = await owner('POST /closures', { ...day, locationId: annex.id })
    expect(ids(one.body.affected)).toEqual([evening.id])
    const { affected: _, ...closure } = one.body
    expect((await owner('GET /closures')).body.items).toEqual([closure])
    expect((await owner(`DELETE /closures/${closure.id}`)).status).toBe(204)
    expect((await owner(`DELETE /closures/${closure.id}`)).status).toBe(404)
  })

  it('is for owners and managers, at locations of this business, for at most a year', async () => {
    const day = { from: '2027-05-01', to: '2027-05-01' }
    const manager = (await salon.user('TENANT_MANAGER')).call
    const closure = await manager('POST /closures', day)
    expect(closure.status).toBe(201)
    const staff = (await salon.user('TENANT_STAFF', { calendars: 'all' })).call
    expect((await staff('GET /closures')).status).toBe(200)
    expect((await staff('POST /closures', day)).status).toBe(403)
    expect((await staff(`DELETE /closures/${closure.body.id}`)).status).toBe(403)
    expect((await ownerOfGarage(`DELETE /closures/${closure.body.id}`)).status).toBe(404)
    expect((await ownerOfGarage('POST /closures', { ...day, locationId: annex.id })).status).toBe(404)
    expect((await owner('POST /closures', { ...day, to: '2027-04-30' })).status).toBe(422)
    expect((await owner('POST /closures', { ...day, to: '2029-04-30' })).status).toBe(422)
    expect((await owner('POST /closures', { ...day, from: '2027-02-30' })).status).toBe(422)
  })

  it('is found by its dates, in pages, each once', async () => {
    const shop = await testBusiness(app, 'closing')
    const { call } = await shop.user('TENANT_OWNER')
    const closures = Array.from({ length: 7 }, (_, i) => ({
      id: randomUUIDv7(),
      from_date: `2027-03-0${1 + (i % 3)}`,
      to_date: `2027-03-0${2 + i}`,
    }))
    await app.database.withTenant(shop, ({ db }) => db.insertInto('closures').values(closures).execute())
    const first = (await call('GET /closures?limit=4')).body
    const second = (await call(`GET /closures?limit=4&cursor=${first.nextCursor}`)).body
    const all = (await call('GET /closures')).body.items
    expect(all).toHaveLength(7)
    expect([...first.items, ...second.items]).toEqual(all)
    expect((await call('GET /closures?from=2027-03-07&to=2027-03-09')).body.items).toHaveLength(2)
  })
})

it('notes what was blocked and closed, by whom', async () => {
  const shop = await testBusiness(app, 'noting')
  const { id, call } = await shop.user('TENANT_MANAGER')
  const resource = (await call('POST /resources', { name: 'x', kind: 'room' })).body
  const block = (await call('POST /blocks', { resourceId: resource.id, ...noon })).body
  await call(`DELETE /blocks/${block.id}`)
  const log = await app.database.readTenant(shop, ({ db }) =>
    db.selectFrom('audit_log').select(['action', 'actor_user_id', 'details']).orderBy('number').execute(),
  )
  expect(log.map((entry) => entry.action)).toEqual(['resource.created', 'block.created', 'block.deleted'])
  expect(log.every((entry) => entry.actor_user_id === id)).toBe(true)
  expect(log[2]?.details).toMatchObject({ before: { id: block.id, start: noon.start }, after: null })
})
