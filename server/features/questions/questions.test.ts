import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guest, makeSalon, type Salon } from '../../testing/salon.ts'
import { type SalonApp, salonApp } from '../../testing/salon-app.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { answersOfVisits } from './read-answers.ts'

let server: TestApp
let salon: Salon
let owner: string
let asOwner: SalonApp['asOwner']
let bookCut: SalonApp['bookCut']
const tenant = 'salon'
const START = '2026-11-25T10:00:00Z'

beforeAll(async () => {
  ;({ server, salon, owner, asOwner, bookCut } = await salonApp())
})
afterAll(() => server.close())
beforeEach(async () => {
  server.clock.now = new Date('2026-11-24T08:00:00Z')
  await server.database.withTenant(salon, async ({ db }) => {
    await db.deleteFrom('appointments').execute()
    await db.deleteFrom('customer_answers').execute()
    await db.deleteFrom('question_versions').execute()
    await db.deleteFrom('questions').execute()
  })
})

const ask = async (label: string, more: object = {}) => {
  const answer = await asOwner('POST', '/questions', { about: 'visit', label, type: 'text', ...more })
  expect([answer.status, answer.body.code]).toEqual([201, undefined])
  return answer.body
}
const book = (answers?: object[], more: object = {}, token?: string) =>
  bookCut(START, { ...(answers ? { answers } : {}), ...more }, token)
const given = (questionId: string, value: unknown) => ({ questionId, value })
const paths = (answer: { body: { errors?: { path: string }[] } }) => answer.body.errors?.map((e) => e.path)
const publicly = async (query: string) =>
  (await server.call('GET', `/questions${query}`, { tenant })).body.items

describe('what is asked', () => {
  test('online is what belongs to the services and the customer, and nothing else of it is told', async () => {
    const all = await ask('For all', { help: 'Really' })
    const cut = await ask('For cuts', { serviceIds: [salon.cut] })
    await ask('For massages', { serviceIds: [salon.massage] })
    await ask('For staff', { askedOnline: false })
    const plate = await ask('Plate', { about: 'customer' })
    const gone = await ask('Gone')
    expect((await asOwner('DELETE', `/questions/${gone.id}`)).status).toBe(204)
    const asked = await publicly(`?serviceId=${salon.cut}`)
    expect(asked.map((q: { id: string }) => q.id)).toEqual([plate.id, all.id, cut.id])
    expect(asked[1]).toEqual({
      id: all.id,
      about: 'visit',
      label: 'For all',
      help: 'Really',
      type: 'text',
      options: [],
      required: false,
      condition: null,
    })
    expect((await publicly('')).map((q: { id: string }) => q.id)).toEqual([plate.id, all.id])
    const members = await asOwner('GET', '/questions')
    expect(members.body.items).toHaveLength(6)
    const ofCut = await asOwner('GET', `/questions?serviceId=${salon.cut}`)
    expect(ofCut.body.items.map((q: { label: string }) => q.label)).toEqual([
      'Plate',
      'For all',
      'For cuts',
      'For staff',
    ])
  })

  test('is put in order, but never a question before the one that it waits for', async () => {
    const a = await ask('A', { type: 'yes_no' })
    const b = await ask('B', { condition: { questionId: a.id, equals: true } })
    const c = await ask('C')
    const order = (ids: string[]) => asOwner('PUT', '/questions/order', { about: 'visit', ids })
    expect((await order([b.id, a.id, c.id])).body).toMatchObject({ code: 'in-use', questionId: b.id })
    expect((await order([c.id, a.id])).status).toBe(200)
    expect((await publicly('')).map((q: { label: string }) => q.label)).toEqual(['C', 'A', 'B'])
    expect((await order([a.id, a.id])).status).toBe(422)
  })

  test('can’t make a circle, or wait for what nobody can answer', async () => {
    const a = await ask('A', { type: 'yes_no' })
    const b = await ask('B', { type: 'yes_no', condition: { questionId: a.id, equals: true } })
    const change = (q: { id: string; version: number }, body: object) =>
      asOwner('PATCH', `/questions/${q.id}`, { ...body, version: q.version })
    expect(paths(await change(a, { condition: { questionId: b.id, equals: true } }))).toEqual(['condition'])
    expect(paths(await change(a, { condition: { questionId: a.id, equals: true } }))).toEqual(['condition'])
    expect(paths(await change(b, { condition: { questionId: a.id, equals: 'yes' } }))).toEqual(['condition'])
    expect((await change(a, { type: 'text' })).body.code).toBe('in-use')
    expect((await asOwner('DELETE', `/questions/${a.id}`)).body.code).toBe('in-use')
    expect(
      paths(
        await asOwner('POST', '/questions', {
          about: 'customer',
          label: 'C',
          type: 'text',
          condition: { questionId: a.id, equals: true },
        }),
      ),
    ).toEqual(['condition'])
  })

  test('has options where one chooses, and nowhere else', async () => {
    const post = (body: object) => asOwner('POST', '/questions', { about: 'visit', label: 'X', ...body })
    expect(paths(await post({ type: 'choice' }))).toEqual(['options'])
    expect(paths(await post({ type: 'text', options: ['A'] }))).toEqual(['options'])
    expect(paths(await post({ type: 'choices', options: ['A', 'A'] }))).toEqual(['options'])
    expect(paths(await post({ about: 'customer', type: 'text', serviceIds: [salon.cut] }))).toEqual([
      'serviceIds',
    ])
    expect((await post({ type: 'text', serviceIds: [salon.room1] })).status).toBe(404)
  })
})

describe('a booking’s answers', () => {
  test('are needed where they are required of a customer, and left open by members', async () => {
    const q = await ask('Which car?', { required: true })
    const refused = await book()
    expect([refused.status, refused.body.code, paths(refused)]).toEqual([
      422,
      'invalid-input',
      [`answers.${q.id}`],
    ])
    expect((await book([given(q.id, '  ')])).status).toBe(422)
    expect((await book([given(q.id, 'The red one')])).status).toBe(201)
    expect((await book(undefined, { start: '2026-11-25T11:00:00Z' }, owner)).status).toBe(201)
  })

  test.each([
    ['text', [], 5],
    ['long_text', [], true],
    ['number', [], '5'],
    ['date', [], '2026-02-30'],
    ['yes_no', [], 'yes'],
    ['choice', ['A'], 'B'],
    ['choices', ['A'], 'A'],
  ])('of the wrong kind are refused to everybody: %s', async (type, options, value) => {
    const q = await ask('X', { type, options })
    for (const token of [undefined, owner]) {
      const refused = await book([given(q.id, value)], {}, token)
      expect([refused.status, paths(refused)]).toEqual([422, [`answers.${q.id}`]])
    }
  })

  test('to what isn’t asked are refused alike, whether there is such a question or not', async () => {
    const other = await makeSalon(server, `other-${Date.now()}`)
    const theirs = '01890a5d-ac96-774b-bcce-b302099a8057'
    await server.database.withTenant(other, ({ db }) =>
      db.insertInto('questions').values({ id: theirs, about: 'visit', label: 'X', type: 'text' }).execute(),
    )
    const massage = await ask('M', { serviceIds: [salon.massage] })
    const staff = await ask('S', { askedOnline: false })
    for (const id of [theirs, salon.cut, massage.id, staff.id]) {
      const refused = await book([given(id, 'x')])
      expect([refused.status, refused.body.errors]).toEqual([
        422,
        [{ path: `answers.${id}`, message: 'is not asked here' }],
      ])
    }
  })

  test('come and go with the one that they wait for', async () => {
    const a = await ask('Allergies?', { type: 'yes_no', required: true })
    const b = await ask('Which?', { required: true, condition: { questionId: a.id, equals: true } })
    expect(paths(await book([given(a.id, true)]))).toEqual([`answers.${b.id}`])
    const dropped = await book([given(a.id, false), given(b.id, 'Nuts')])
    expect(dropped.body.answers).toEqual([
      { questionId: a.id, label: 'Allergies?', type: 'yes_no', value: false },
    ])
    const kept = await book([given(a.id, true), given(b.id, 'Nuts')], { start: '2026-11-25T11:00:00Z' })
    expect(kept.body.answers.map((one: { value: unknown }) => one.value)).toEqual([true, 'Nuts'])
    const path = `/appointments/${kept.body.id}`
    const changed = await asOwner('PATCH', path, { answers: [given(a.id, false)], version: 1 })
    expect(changed.body.answers.map((one: { value: unknown }) => one.value)).toEqual([false])
  })

  test('stay under the label that they were given to', async () => {
    const q = await ask('Mileage', { type: 'number' })
    const { body: visit } = await book([given(q.id, 42_000)])
    await asOwner('PATCH', `/questions/${q.id}`, { label: 'Kilometres', type: 'text', version: 1 })
    const path = `/appointments/${visit.id}`
    const shown = { questionId: q.id, label: 'Mileage', type: 'number', value: 42_000 }
    expect((await asOwner('GET', path)).body.answers).toEqual([shown])
    expect((await asOwner('GET', '/appointments')).body.items[0].answers).toEqual([shown])
    const changed = await asOwner('PATCH', path, { answers: [given(q.id, '67 000')], version: 1 })
    expect(changed.body.answers).toEqual([{ ...shown, label: 'Kilometres', type: 'text', value: '67 000' }])
    expect(changed.body.version).toBe(2)
  })

  test('are kept when a held time becomes the booking', async () => {
    const q = await ask('Which car?', { required: true })
    const { body: hold } = await server.call('POST', '/holds', {
      tenant,
      body: { serviceId: salon.cut, start: START },
    })
    const held = { holdId: hold.id, holdSecret: hold.secret }
    expect(paths(await book(undefined, held))).toEqual([`answers.${q.id}`])
    const { body } = await book([given(q.id, 'The red one')], held)
    expect(body.id).toBe(hold.id)
    expect((await asOwner('GET', `/appointments/${body.id}`)).body.answers[0].value).toBe('The red one')
  })

  test('of many visits are read in one go', async () => {
    const q = await ask('Which car?')
    const one = await book([given(q.id, 'A')])
    const two = await book([given(q.id, 'B')], { start: '2026-11-25T11:00:00Z' })
    const answers = await server.database.readTenant(salon, (tx) =>
      answersOfVisits(tx, [one.body.id, two.body.id]),
    )
    expect([one, two].map(({ body }) => answers.get(body.id)?.[0]?.value)).toEqual(['A', 'B'])
  })
})

describe('what is kept of a customer', () => {
  test('is never told to a guest, and never overwritten by one', async () => {
    const plate = await ask('Plate', { about: 'customer' })
    const customer = guest()
    const first = await book([given(plate.id, 'AB 12')], { customer })
    expect([first.status, first.body.answers]).toEqual([201, []])
    const asGuest = await server.call('GET', `/appointments/${first.body.id}`, {
      tenant,
      token: first.body.manageToken,
    })
    expect([asGuest.status, asGuest.body.answers]).toEqual([200, []])
    const second = await book([given(plate.id, 'ZZ 99')], { customer, start: '2026-11-25T11:00:00Z' })
    expect(JSON.stringify(second.body)).not.toMatch(/AB 12|ZZ 99/)
    const id = (await asOwner('GET', `/appointments/${second.body.id}`)).body.customer.id
    const answersOf = async () => (await asOwner('GET', `/customers/${id}`)).body.answers
    expect(await answersOf()).toEqual([
      { questionId: plate.id, label: 'Plate', type: 'text', value: 'AB 12' },
    ])
    // what the guest said stands with their visit, for members
    expect((await asOwner('GET', `/appointments/${second.body.id}`)).body.answers[0].value).toBe('ZZ 99')
    const changed = await asOwner('PATCH', `/customers/${id}`, {
      answers: [given(plate.id, 'CD 34')],
      version: 1,
    })
    expect(changed.body.answers[0].value).toBe('CD 34')
    const wrong = await asOwner('PATCH', `/customers/${id}`, { answers: [given(plate.id, 1)], version: 2 })
    expect(paths(wrong)).toEqual([`answers.${plate.id}`])
    const gone = await asOwner('PATCH', `/customers/${id}`, { answers: [given(plate.id, null)], version: 2 })
    expect(gone.body.answers).toBeUndefined()
  })
})
