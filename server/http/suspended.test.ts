import { afterAll, expect, test } from 'vitest'
import { makeSalon } from '../testing/salon.ts'
import { testApp } from '../testing/test-app.ts'

const server = await testApp()
afterAll(() => server.close())
const salon = await makeSalon(server)
const call = (method: 'GET' | 'POST' | 'PATCH', path: string, token?: string, body?: object) =>
  server.call(method, path, { tenant: 'salon', ...(token ? { token } : {}), ...(body ? { body } : {}) })
const book = (hour: number, customerId?: string, token?: string) =>
  call('POST', '/appointments', token, {
    serviceId: salon.cut,
    start: `2026-11-25T${hour}:00:00Z`,
    ...(customerId ? { customerId } : { customer: { name: 'Kim', email: 'kim@example.org' } }),
  })

test('customers and guests of a suspended business see their visits and cancel them, and no more', async () => {
  const owner = await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })
  const guests = (await book(10)).body
  const record = await call('POST', '/customers', owner.token, { name: 'Zoe', email: 'zoe@example.org' })
  const customer = await server.makeUser({
    email: 'zoe@example.org',
    role: 'CUSTOMER',
    tenant: salon,
    customerId: record.body.id,
  })
  const customers = (await book(11, record.body.id, owner.token)).body
  await server.database.withPlatform(({ db }) =>
    db.updateTable('tenants').set({ status: 'suspended' }).where('id', '=', salon.tenantId).execute(),
  )
  const code = ({ status, body }: { status: number; body: { code?: string } }) => body.code ?? status

  for (const [token, { id, version }] of [
    [guests.manageToken, guests],
    [customer.token, customers],
  ]) {
    expect(code(await call('GET', `/appointments/${id}`, token))).toBe(200)
    expect(code(await call('GET', '/business', token))).toBe(200)
    const moved = await call('PATCH', `/appointments/${id}`, token, {
      start: '2026-11-26T10:00:00Z',
      version,
    })
    expect(code(moved)).toBe('tenant-suspended')
    expect(
      code(await call('POST', '/holds', token, { serviceId: salon.cut, start: '2026-11-26T10:00:00Z' })),
    ).toBe('tenant-suspended')
    const cancelled = await call('POST', `/appointments/${id}/cancel`, token, { version })
    expect(cancelled.body.status).toBe('cancelled')
  }
  expect(code(await call('GET', '/appointments', customer.token))).toBe(200)
  expect(code(await book(12))).toBe('tenant-suspended')
  for (const token of [undefined, owner.token])
    expect([
      code(await call('GET', '/services', token)),
      code(await call('GET', '/business', token)),
    ]).toEqual(['tenant-suspended', 'tenant-suspended'])
})
