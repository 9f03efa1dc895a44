import { randomUUIDv7 } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access/index.ts'
import { testConsole } from '../../testing/console.ts'
import { type TestBusiness, testBusiness } from '../../testing/test-business.ts'

const { server, salon, demo, people, as, mailTo, log } = await testConsole()
afterAll(() => server.close())

let made = 0
const business = (more: object = {}) => ({
  slug: `made-${++made}`,
  name: `Made ${made}`,
  timeZone: 'Europe/Paris',
  plan: 'standard',
  owner: { email: `owner${made}@made.test`, name: 'Olive Owner' },
  ...more,
})
const ownLog = async (tenant: TestBusiness) =>
  (
    await server.database.readTenant(tenant, ({ db }) =>
      db.selectFrom('audit_log').select(['action', 'reason', 'actor_user_id']).orderBy('number').execute(),
    )
  ).map(({ action, reason, actor_user_id }) => ({ action, reason, actor: actor_user_id }))

describe('a new business', () => {
  test('has its plan and a pending owner who accepts by mail; both logs and the security log say so', async () => {
    const asked = business()
    const { status, body } = await as('PLATFORM_MANAGER', 'POST /platform/tenants', asked)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      slug: asked.slug,
      status: 'active',
      plan: 'standard',
      isTemporary: false,
      expiresAt: null,
      users: 1,
      url: `http://${asked.slug}.localhost:80`,
    })
    const link = (await mailTo(asked.owner.email))?.text.match(/(\S+)\/invitation#(\S+)/)
    expect(link?.[1]).toBe(`http://${asked.slug}.localhost:80`)
    const accepted = await server.call('POST', '/auth/invitation', {
      tenant: asked.slug,
      body: { token: link?.[2], name: 'Olive', password: 'four grey whales sing at noon' },
    })
    expect(accepted.body.user).toMatchObject({ role: 'TENANT_OWNER', tenantId: body.id })
    expect((await log(body.id)).map(({ action }) => action)).toEqual(['tenants.create'])
    expect(await server.logLines('security')).toContainEqual(
      expect.objectContaining({
        event: 'tenants.create',
        tenant: asked.slug,
        by: 'platform_manager@platform.test',
      }),
    )
  })

  test.each([
    ['a slug that is taken', { slug: 'salon' }, 409, 'slug-taken'],
    ['a reserved slug', { slug: 'admin' }, 422, 'invalid-input'],
    ['a slug that looks like another', { slug: 'xn--80ak6aa92e' }, 422, 'invalid-input'],
    ['a plan that there is not', { plan: 'golden' }, 422, 'invalid-input'],
    ['an end without being a demo', { expiresAt: '2027-01-01T00:00:00Z' }, 422, 'invalid-input'],
    ['an end in the past', { isTemporary: true, expiresAt: '2026-01-01T00:00:00Z' }, 422, 'invalid-input'],
  ])('with %s is refused, and nothing is left', async (_, more, status, code) => {
    const asked = business(more)
    const answer = await as('SUPERUSER', 'POST /platform/tenants', asked)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(await mailTo(asked.owner.email)).toBeUndefined()
  })

  test('by PLATFORM_SALES is a demo account with an end, by PLATFORM_SUPPORT none', async () => {
    const codes = async (role: Role, more: object) => {
      const { status, body } = await as(role, 'POST /platform/tenants', business(more))
      return [status, body.code]
    }
    expect(await codes('PLATFORM_SALES', {})).toEqual([403, 'forbidden'])
    expect(await codes('PLATFORM_SALES', { isTemporary: true })).toEqual([422, 'invalid-input'])
    const expiresAt = '2026-12-24T00:00:00Z'
    expect(await codes('PLATFORM_SALES', { isTemporary: true, expiresAt })).toEqual([201, undefined])
    expect(await codes('PLATFORM_SUPPORT', { isTemporary: true, expiresAt })).toEqual([403, 'forbidden'])
  })
})

describe('a business', () => {
  test('is found by any part of name or slug; PLATFORM_SALES sees demo accounts alone', async () => {
    const found = async (role: Role, q: string) =>
      (await as(role, `GET /platform/tenants?q=${encodeURIComponent(q)}`)).body.items.map(
        (item: { slug: string }) => item.slug,
      )
    expect(await found('PLATFORM_SUPPORT', 'AIR & n')).toEqual(['salon'])
    expect(await found('PLATFORM_SUPPORT', 'howca')).toEqual(['showcase'])
    expect(await found('PLATFORM_SUPPORT', '%')).toEqual([])
    expect(await found('PLATFORM_SALES', 'salon')).toEqual([])
    expect(await found('PLATFORM_SALES', 'showcase')).toEqual(['showcase'])
    const one = async (role: Role, id: string) => (await as(role, `GET /platform/tenants/${id}`)).status
    expect([
      await one('PLATFORM_SALES', salon.tenantId),
      await one('PLATFORM_SALES', demo.tenantId),
      await one('PLATFORM_SUPPORT', salon.tenantId),
      await one('PLATFORM_SUPPORT', randomUUIDv7()),
    ]).toEqual([404, 200, 200, 404])
  })

  test('is listed in pages by name', async () => {
    const all = (await as('SUPERUSER', 'GET /platform/tenants?limit=200')).body.items
    const paged: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body } = await as('SUPERUSER', `GET /platform/tenants?limit=2${cursor && `&cursor=${cursor}`}`)
      paged.push(...body.items)
      cursor = body.nextCursor
    }
    expect(paged).toEqual(all)
    expect(all.length).toBeGreaterThan(3)
  })

  test('that is suspended is closed to its own, who stay signed in; reactivated it goes on', async () => {
    const shop = await testBusiness(server, 'shop')
    const owner = await shop.user('TENANT_OWNER')
    const change = (body: object) => as('PLATFORM_MANAGER', `PATCH /platform/tenants/${shop.tenantId}`, body)
    expect((await change({ status: 'suspended' })).body.errors[0].path).toBe('reason')
    const suspended = await change({ status: 'suspended', reason: 'has not paid' })
    expect([suspended.status, suspended.body.status]).toEqual([200, 'suspended'])
    expect((await owner.call('GET /resources')).body.code).toBe('tenant-suspended')
    expect((await shop.anonymous('GET /business')).body.code).toBe('tenant-suspended')
    expect((await change({ status: 'active' })).body.status).toBe('active')
    expect((await owner.call('GET /resources')).status).toBe(200)
    expect(await log(shop.tenantId)).toEqual([
      expect.objectContaining({ action: 'tenants.create' }),
      { action: 'tenant.suspend', reason: 'has not paid', details: { before: 'active', after: 'suspended' } },
      { action: 'tenant.reactivate', reason: null, details: { before: 'suspended', after: 'active' } },
    ])
    expect(await ownLog(shop)).toEqual([
      { action: 'tenant.suspend', reason: 'has not paid', actor: people.PLATFORM_MANAGER.id },
      { action: 'tenant.reactivate', reason: null, actor: people.PLATFORM_MANAGER.id },
    ])
    expect(await server.logLines('security')).toContainEqual(
      expect.objectContaining({ event: 'tenant.suspend', tenant: 'shop', reason: 'has not paid' }),
    )
  })

  test('gets another plan and name; a plan that there is not is refused, and who may not is too', async () => {
    const shop = await testBusiness(server, 'corner')
    const path = `PATCH /platform/tenants/${shop.tenantId}`
    expect((await as('SUPERUSER', path, { plan: 'golden' })).status).toBe(422)
    const { body } = await as('SUPERUSER', path, { plan: 'free', name: 'Round the Corner' })
    expect([body.plan, body.name]).toEqual(['free', 'Round the Corner'])
    const owner = await shop.user('TENANT_OWNER')
    expect((await owner.call('GET /business')).body.name).toBe('Round the Corner')
    expect((await owner.call('GET /billing')).body.plan.id).toBe('free')
    for (const role of ['PLATFORM_SALES', 'PLATFORM_SUPPORT'] as Role[])
      expect((await as(role, path, { plan: 'free' })).status).toBe(403)
    expect(
      (await as('SUPERUSER', `PATCH /platform/tenants/${randomUUIDv7()}`, { plan: 'free' })).status,
    ).toBe(404)
  })
})

describe('a demo account', () => {
  test('is closed from the instant of its end, and becomes a business that keeps its catalogue', async () => {
    const trial = await testBusiness(server, 'trial', {
      isTemporary: true,
      expiresAt: new Date('2026-11-24T09:00:00Z'),
    })
    const owner = await trial.user('TENANT_OWNER')
    const price = { amount: 4500, currency: 'GBP' }
    const service = await owner.call('POST /services', { name: 'Cut', durationMinutes: 45, price })
    expect(service.status).toBe(201)
    const path = `PATCH /platform/tenants/${trial.tenantId}`
    const before = server.clock.now
    server.clock.now = new Date('2026-11-24T09:00:00Z')
    try {
      expect((await owner.call('GET /services')).body.code).toBe('tenant-suspended')
      const seen = await as('PLATFORM_SALES', `GET /platform/tenants/${trial.tenantId}`)
      expect(seen.body.status).toBe('suspended')
      expect((await as('SUPERUSER', path, { status: 'active' })).body.code).toBe('wrong-status')
      const { body } = await as('SUPERUSER', path, { isTemporary: false })
      expect(body).toMatchObject({ isTemporary: false, expiresAt: null, status: 'active' })
      expect((await owner.call('GET /services')).body.items).toEqual([service.body])
    } finally {
      server.clock.now = before
    }
    expect((await as('PLATFORM_SALES', `GET /platform/tenants/${trial.tenantId}`)).status).toBe(404)
    expect((await log(trial.tenantId)).map(({ action }) => action)).toEqual([
      'tenants.create',
      'tenant.convert',
    ])
  })
})
