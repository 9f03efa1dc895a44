import { randomUUIDv7 } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { makeSalon } from '../../testing/salon.ts'
import { testApp } from '../../testing/test-app.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const salon = await makeSalon(app)
const { token } = await app.makeUser({ email: 'o@salon.example', role: 'TENANT_OWNER', tenant: salon })
const call = (method: 'GET' | 'POST', path: string, body?: unknown) =>
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
