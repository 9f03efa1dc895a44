import { randomUUIDv7 } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { makeSalon } from '../../testing/salon.ts'
import { testApp } from '../../testing/test-app.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const salon = await makeSalon(app)
const { token } = await app.makeUser({ email: 'o@salon.example', role: 'TENANT_OWNER', tenant: salon })
const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  app.call(method, path, { tenant: 'salon', token, ...(body ? { body } : {}) })
const linesOf = async (list: string, query = '') => {
  const { status, body, headers } = await call('GET', `/${list}/export${query}`)
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  return String(body).trimEnd().split('\r\n')
}

it('every list is there as CSV, and what looks like a formula is defused', async () => {
  const customer = { name: '=HYPERLINK("x")', phone: '1' }
  const visit = { serviceId: salon.cut, resourceIds: [salon.sam], customer }
  expect((await call('POST', '/appointments', { ...visit, start: '2026-11-26T10:00:00Z' })).status).toBe(201)
  expect((await call('POST', '/appointments', { ...visit, start: '2026-12-26T10:00:00Z' })).status).toBe(201)
  await call('POST', '/blocks', {
    resourceId: salon.sam,
    start: '2026-11-27T10:00:00Z',
    end: '2026-11-27T11:00:00Z',
    title: '@lunch',
  })
  await call('POST', '/closures', { from: '2026-12-24', to: '2026-12-25', title: 'Holidays' })
  const visits = await linesOf('appointments', '?from=2026-11-26T00:00:00Z&to=2026-11-27T00:00:00Z')
  expect(visits).toHaveLength(2)
  expect(visits[1]).toContain('confirmed,2026-11-26T10:00:00.000Z,2026-11-26T10:30:00.000Z')
  expect(visits[1]).toContain(`"'=HYPERLINK(""x"")"`)
  expect(await linesOf('appointments')).toHaveLength(3)
  expect((await linesOf('blocks'))[1]).toContain(
    ",Sam,2026-11-27T10:00:00.000Z,2026-11-27T11:00:00.000Z,'@lunch",
  )
  expect((await linesOf('closures'))[1]).toContain(',2026-12-24,2026-12-25,Holidays,')
  expect(await linesOf('services')).toHaveLength(4)
  expect(await linesOf('resources')).toHaveLength(6)
  expect(await linesOf('unassigned-visits')).toHaveLength(1)
  expect((await linesOf('members'))[0]).toBe('id,name,email,role')
})

it('customers come with a column for each question about them, answers and labels defused', async () => {
  const ask = async (label: string, more: object) =>
    (await call('POST', '/questions', { about: 'customer', label, ...more })).body.id as string
  const plate = await ask('=Plate', { type: 'text' })
  const hair = await ask('Hair', { type: 'choices', options: ['long', 'curly', 'dyed'] })
  const member = await ask('Member', { type: 'yes_no' })
  const unasked = await ask('Archived', { type: 'text' })
  await call('DELETE', `/questions/${unasked}`)
  const { body } = await call('POST', '/customers', { name: 'Kim', email: 'kim@example.org' })
  const answers = [
    { questionId: plate, value: '+AB 12' },
    { questionId: hair, value: ['long', 'dyed'] },
    { questionId: member, value: true },
  ]
  expect((await call('PATCH', `/customers/${body.id}`, { answers, version: body.version })).status).toBe(200)
  const lines = await linesOf('customers')
  expect(lines[0]).toMatch(/,externalId,'=Plate,Hair,Member$/)
  expect(lines.find((line) => line.includes('Kim'))).toMatch(/,'\+AB 12,long; dyed,true$/)
  expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(/,,,$/)
})

it('a list of several pages holds each row once', async () => {
  const names = Array.from({ length: 1201 }, (_, n) => `Closed ${n}`)
  await app.database.withTenant(salon, ({ db }) =>
    db
      .insertInto('closures')
      .values(
        names.map((title) => ({
          id: randomUUIDv7(),
          from_date: '2027-05-01',
          to_date: '2027-05-01',
          title,
          location_id: null,
        })),
      )
      .execute(),
  )
  const lines = (await linesOf('closures')).filter((line) => line.includes('Closed '))
  expect(lines).toHaveLength(1201)
  expect(new Set(lines).size).toBe(1201)
})
