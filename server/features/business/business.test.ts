import { afterAll, describe, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())
const salon = await testBusiness(app, 'salon', { name: 'The Salon' })
const owner = await salon.user('TENANT_OWNER')

describe('the business', () => {
  it('shows everyone its public page, opening hours those of the default location', async () => {
    await owner.call(`PUT /locations/${salon.locationId}/hours`, {
      weekly: [{ weekday: 5, start: '18:00', end: '00:00' }],
    })
    const { status, body } = await salon.anonymous('GET /business')
    expect(status).toBe(200)
    expect(body).toEqual({
      slug: 'salon',
      name: 'The Salon',
      timeZone: 'Europe/London',
      currency: 'GBP',
      locale: 'en',
      country: 'GB',
      published: false,
      branding: {},
      bookingRules: { slotIntervalMinutes: 15, noticeMinutes: 0, bookingWindowDays: 365 },
      address: '',
      phone: '',
      openingHours: [{ weekday: 5, start: '18:00', end: '00:00' }],
      locations: [
        {
          id: salon.locationId,
          name: expect.any(String),
          timeZone: 'Europe/London',
          address: '',
          isDefault: true,
        },
      ],
      policies: {},
      version: 1,
    })
  })

  it('is changed by its owner, and the platform learns its new name', async () => {
    const shop = await testBusiness(app, 'renamed')
    const { call } = await shop.user('TENANT_OWNER')
    const { status, body } = await call('PATCH /business', {
      name: 'New Name',
      branding: { color: '#0f766e' },
      policies: { cancellation: 'A day before' },
      version: 1,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: 'New Name', branding: { color: '#0f766e' }, version: 2 })
    expect((await call('GET /me')).body.tenant.name).toBe('New Name')
    const late = await call('PATCH /business', { name: 'Late', version: 1 })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'stale', current: { name: 'New Name', version: 2 } },
    })
  })

  it('takes prices and the default location along when its currency or time zone changes', async () => {
    const shop = await testBusiness(app, 'abroad')
    const { call } = await shop.user('TENANT_OWNER')
    const elsewhere = (await call('POST /locations', { name: 'NY', timeZone: 'America/New_York' })).body
    const service = (
      await call('POST /services', { name: 'x', durationMinutes: 5, price: { amount: 500, currency: 'GBP' } })
    ).body
    await call('PATCH /business', { currency: 'EUR', timeZone: 'Europe/Berlin', version: 1 })
    const changed = (await call(`GET /services/${service.id}`)).body
    expect(changed).toMatchObject({ price: { amount: 500, currency: 'EUR' }, version: 2 })
    const { locations } = (await call('GET /business')).body
    expect(locations.map((location: { timeZone: string }) => location.timeZone)).toEqual([
      'Europe/Berlin',
      elsewhere.timeZone,
    ])
  })

  it('is changed by nobody else', async () => {
    for (const role of ['TENANT_MANAGER', 'TENANT_STAFF', 'CUSTOMER'] as const) {
      const { call } = await salon.user(role)
      expect((await call('GET /business')).status).toBe(200)
      expect((await call('PATCH /business', { name: 'x', version: 1 })).status).toBe(403)
    }
    // only under a grant, and there is none
    const support = (await salon.user('PLATFORM_SUPPORT')).call
    expect((await support('PATCH /business', { name: 'x', version: 1 })).status).toBe(403)
    expect((await salon.anonymous('PATCH /business', { name: 'x', version: 1 })).status).toBe(401)
    expect((await salon.anonymous('GET /business')).body.name).toBe('The Salon')
  })

  it('refuses settings that make no sense', async () => {
    for (const settings of [
      { timeZone: 'Nowhere' },
      { currency: 'pounds' },
      { branding: { color: 'red' } },
      { bookingRules: { noticeMinutes: -1 } },
      { bookingRules: { slotIntervalMinutes: 1e12 } },
      { name: 'a\u0007' },
      { email: 'x' },
    ]) {
      const reply = await owner.call('PATCH /business', { ...settings, version: 1 })
      expect([reply.status, reply.body.code]).toEqual([422, 'invalid-input'])
    }
    expect((await owner.call('PATCH /business', { name: 'x' })).body.errors[0].path).toBe('version')
  })
})
