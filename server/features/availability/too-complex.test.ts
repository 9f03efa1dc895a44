import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSalon, type Salon } from '../../testing/salon.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'

let server: TestApp
let salon: Salon

beforeAll(async () => {
  server = await testApp()
  salon = await makeSalon(server)
})
afterAll(() => server.close())

test('a visitor who asks for more than can be looked at is told so; for less they get an answer', async () => {
  const owner = await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })
  const { body: service } = await server.call('POST', '/services', {
    tenant: 'salon',
    token: owner.token,
    body: {
      name: 'A minute',
      durationMinutes: 1,
      slotIntervalMinutes: 1,
      price: { amount: 100, currency: 'GBP' },
    },
  })
  const ten = Array(10).fill(`serviceId=${service.id}`).join('&')
  const ask = (to: string) =>
    server.call('GET', `/availability?${ten}&from=2026-12-01&to=${to}`, { tenant: 'salon' })
  const refused = await ask('2027-03-02')
  expect([refused.status, refused.body.code]).toEqual([422, 'too-complex'])
  expect((await ask('2026-12-02')).status).toBe(200)
})
