import { randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access/index.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import { type TestBusiness, testBusiness } from '../../testing/test-business.ts'
import { tenantsQuery } from './tenants.queries.ts'
import { usersQuery } from './users.queries.ts'

let server: TestApp
let salon: TestBusiness
let demo: TestBusiness
const people = {} as Record<Role, { id: string; token: string }>
const PLATFORM: Role[] = ['SUPERUSER', 'PLATFORM_MANAGER', 'PLATFORM_SALES', 'PLATFORM_SUPPORT']

beforeAll(async () => {
  server = await testApp()
  salon = await testBusiness(server, 'salon', { name: 'Hair & Now' })
  demo = await testBusiness(server, 'showcase', {
    name: 'Showcase',
    isTemporary: true,
    expiresAt: new Date('2026-12-01T00:00:00Z'),
  })
  for (const role of PLATFORM)
    people[role] = await server.makeUser({ email: `${role.toLowerCase()}@platform.test`, role })
})
afterAll(() => server.close())

type Method = Parameters<TestApp['call']>[0]
const as = (role: Role, call: string, body?: unknown) => {
  const [method, path] = call.split(' ') as [Method, string]
  return server.call(method, path, { token: people[role].token, ...(body === undefined ? {} : { body }) })
}
let made = 0
const business = (more: object = {}) => ({
  slug: `made-${++made}`,
  name: `Made ${made}`,
  timeZone: 'Europe/Paris',
  plan: 'standard',
  owner: { email: `owner${made}@made.test`, name: 'Olive Owner' },
  ...more,
})
const mailTo = async (recipient: string) =>
  (
    await server.database.readPlatform(({ db }) =>
      db
        .selectFrom('outbox')
        .select(['subject', 'text'])
        .where('recipient', '=', recipient)
        .orderBy('id', 'desc')
        .execute(),
    )
  )[0]
const log = async (tenantId: string) =>
  (
    await server.database.readPlatform(({ db }) =>
      db
        .selectFrom('audit_log')
        .select(['action', 'reason', 'details'])
        .where('subject_id', '=', tenantId)
        .orderBy('number')
        .execute(),
    )
  ).map(({ action, reason, details }) => ({ action, reason, details }))
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

describe('users', () => {
  const list = async (role: Role, query: string) =>
    (await as(role, `GET /platform/users?${query}`)).body.items as Record<string, unknown>[]

  test('of everywhere are found by any part of name or email; PLATFORM_SALES sees those of demo accounts alone', async () => {
    const owner = await salon.user('TENANT_OWNER')
    const shown = await demo.user('TENANT_STAFF')
    expect((await list('PLATFORM_SUPPORT', 'q=ALON-1@ex')).map(({ id }) => id)).toEqual([owner.id])
    expect(await list('PLATFORM_SALES', 'q=salon-1@example')).toEqual([])
    expect((await list('PLATFORM_SALES', 'limit=200')).map(({ id }) => id)).toContain(shown.id)
    for (const user of await list('PLATFORM_SALES', 'limit=200'))
      expect(user.tenant).toMatchObject({ isTemporary: true })
    expect(
      (await list('SUPERUSER', `tenantId=${demo.tenantId}&role=TENANT_STAFF`)).map(({ id }) => id),
    ).toEqual([shown.id])
  })

  test('may be acted as exactly where the attempt is allowed', async () => {
    await demo.user('TENANT_OWNER')
    await salon.user('CUSTOMER')
    for (const role of PLATFORM) {
      const users = (await list(role, 'limit=200')).filter(({ status }) => status === 'active')
      expect(users.length).toBeGreaterThan(0)
      for (const { id, mayMasquerade, email } of users) {
        const attempt = await as(role, 'POST /masquerade', { userId: id, reason: 'to compare' })
        expect([role, email, attempt.status === 201]).toEqual([role, email, mayMasquerade])
      }
    }
  })

  test('have roles where these belong, and nobody gives one above their own', async () => {
    const invite = async (role: Role, body: object) => {
      const asked = { email: `new${++made}@platform.test`, name: 'New', ...body }
      const { status, body: answer } = await as(role, 'POST /platform/users', asked)
      return { status, code: answer.code, detail: answer.detail }
    }
    for (const role of ['TENANT_OWNER', 'TENANT_MANAGER', 'TENANT_STAFF', 'CUSTOMER'])
      expect(await invite('SUPERUSER', { role })).toEqual({
        status: 422,
        code: 'invalid-input',
        detail: `Users with role ${role} must be assigned to a tenant`,
      })
    expect((await invite('SUPERUSER', { role: 'SUPERUSER', tenantId: salon.tenantId })).status).toBe(422)
    expect((await invite('PLATFORM_MANAGER', { role: 'SUPERUSER' })).status).toBe(403)
    expect((await invite('PLATFORM_MANAGER', { role: 'PLATFORM_SUPPORT' })).status).toBe(201)
    expect(
      (await invite('PLATFORM_MANAGER', { role: 'TENANT_STAFF', tenantId: salon.tenantId })).status,
    ).toBe(403)
    expect((await invite('SUPERUSER', { role: 'TENANT_STAFF', tenantId: salon.tenantId })).status).toBe(201)
    expect((await invite('SUPERUSER', { role: 'TENANT_STAFF', tenantId: randomUUIDv7() })).status).toBe(404)
    expect((await invite('PLATFORM_SUPPORT', { role: 'PLATFORM_SUPPORT' })).status).toBe(403)
  })

  test.each([
    ['a tenant role without a tenant', 'TENANT_STAFF', false],
    ['a platform role with one', 'PLATFORM_SUPPORT', true],
  ] as const)('are refused by the database with %s', async (_, role, placed) => {
    const insert = server.database.withPlatform(({ db }) =>
      db
        .insertInto('users')
        .values({
          id: randomUUIDv7(),
          tenant_id: placed ? salon.tenantId : null,
          email: 'misplaced@x.test',
          name: 'X',
          role,
        } as never)
        .execute(),
    )
    await expect(insert).rejects.toMatchObject({ code: '23514' })
  })

  test('accept the platform’s invitation by mail', async () => {
    const email = 'sam@platform.test'
    await as('SUPERUSER', 'POST /platform/users', { email, name: 'Sam', role: 'PLATFORM_SUPPORT' })
    const token = (await mailTo(email))?.text.match(/http:\/\/localhost:80\/invitation#(\S+)/)?.[1]
    const { body } = await server.call('POST', '/auth/invitation', {
      body: { token, name: 'Sam', password: 'four grey whales sing at noon' },
    })
    expect(body.user).toMatchObject({ email, role: 'PLATFORM_SUPPORT', tenantId: null })
  })

  const someone = async (role: Role, email = `someone${++made}@platform.test`) => ({
    ...(await server.makeUser({ email, role })),
    version: 1,
  })
  const patch = (by: Role, id: string, body: object) => as(by, `PATCH /platform/users/${id}`, body)

  test('are shut out at once, and let back in', async () => {
    const sam = await someone('PLATFORM_SUPPORT')
    const { status, body } = await patch('PLATFORM_MANAGER', sam.id, { status: 'disabled', version: 1 })
    expect([status, body.status]).toEqual([200, 'disabled'])
    expect((await server.call('GET', '/me', { token: sam.token })).status).toBe(401)
    const stale = await patch('PLATFORM_MANAGER', sam.id, { status: 'active', version: 1 })
    expect([stale.body.code, stale.body.current.version]).toEqual(['stale', 2])
    expect((await patch('PLATFORM_MANAGER', sam.id, { status: 'active', version: 2 })).body.status).toBe(
      'active',
    )
    expect((await server.call('GET', '/me', { token: sam.token })).status).toBe(401)
    expect((await log(sam.id)).map(({ action }) => action)).toEqual(['user.update', 'user.update'])
  })

  test('are managed by those above them, never by themselves', async () => {
    const other = await someone('PLATFORM_MANAGER')
    const sales = await someone('PLATFORM_SALES')
    const owner = await salon.user('TENANT_OWNER')
    const codes = async (by: Role, id: string, body: object) =>
      (await patch(by, id, { ...body, version: 1 })).status
    expect(await codes('PLATFORM_MANAGER', other.id, { name: 'X' })).toBe(403)
    expect(await codes('PLATFORM_MANAGER', people.SUPERUSER.id, { name: 'X' })).toBe(403)
    expect(await codes('PLATFORM_MANAGER', people.PLATFORM_MANAGER.id, { name: 'X' })).toBe(403)
    expect(await codes('PLATFORM_MANAGER', sales.id, { role: 'SUPERUSER' })).toBe(403)
    expect(await codes('PLATFORM_MANAGER', sales.id, { role: 'CUSTOMER' })).toBe(422)
    expect(await codes('PLATFORM_MANAGER', sales.id, { role: 'PLATFORM_SUPPORT' })).toBe(200)
    expect(await codes('PLATFORM_MANAGER', owner.id, { name: 'X' })).toBe(403)
    expect(await codes('SUPERUSER', other.id, { name: 'X' })).toBe(200)
    expect(await codes('SUPERUSER', people.SUPERUSER.id, { role: 'PLATFORM_SALES' })).toBe(403)
    expect(await codes('SUPERUSER', randomUUIDv7(), { name: 'X' })).toBe(404)
    const rows = await list('PLATFORM_MANAGER', 'limit=200')
    const mayManage = (id: string) => rows.find((row) => row.id === id)?.mayManage
    expect([other.id, people.SUPERUSER.id, sales.id, owner.id].map(mayManage)).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  test('that are the last of their kind stay: an owner, and one of two superusers who shut each other out', async () => {
    const lone = await testBusiness(server, 'lone')
    const owner = await lone.user('TENANT_OWNER')
    const shut = { status: 'disabled', version: 1 }
    expect((await patch('SUPERUSER', owner.id, shut)).body.code).toBe('last-owner')
    const rival = await someone('SUPERUSER')
    const answers = await Promise.all([
      patch('SUPERUSER', rival.id, shut),
      server.call('PATCH', `/platform/users/${people.SUPERUSER.id}`, { token: rival.token, body: shut }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const active = await server.database.readPlatform(({ db }) =>
      db
        .selectFrom('users')
        .select('id')
        .where('role', '=', 'SUPERUSER')
        .where('status', '=', 'active')
        .execute(),
    )
    expect(active).toHaveLength(1)
    if (active[0]?.id === rival.id) people.SUPERUSER = rival
  })
})

test('a business or a user among 10,000 is found by the index of trigrams', async () => {
  const owner = new pg.Client(server.ownerUrl)
  await owner.connect()
  await owner.query(`
    INSERT INTO platform.tenants (id, slug, name, schema_name, status, plan, time_zone, country, currency, locale, migration)
    SELECT gen_random_uuid(), 'many-' || n, 'Business ' || md5(n::text), 't_many' || n, 'active', 'free',
      'Europe/London', 'GB', 'GBP', 'en', 1 FROM generate_series(1, 10000) n;
    INSERT INTO platform.users (id, tenant_id, email, name, role)
    SELECT gen_random_uuid(), '${salon.tenantId}', md5(n::text) || '@many.test', 'Person ' || n, 'CUSTOMER'
    FROM generate_series(1, 10000) n;
    SET search_path = platform, core, ext`)
  await owner.query('VACUUM ANALYZE users')
  await owner.query('VACUUM ANALYZE tenants')
  const filter = { q: 'c4ca4238a', demoOnly: false, after: null, limit: 50 }
  const explain = async (query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
    const { sql, parameters } = query.compile()
    const { rows } = await owner.query(`EXPLAIN ${sql}`, [...parameters])
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  try {
    const plans = await server.database.readPlatform(async ({ db }) => ({
      users: await explain(usersQuery(db, filter)),
      tenants: await explain(tenantsQuery(db, filter)),
    }))
    expect(plans.users).toContain('Bitmap Index Scan on users_search')
    expect(plans.users).not.toContain('Seq Scan on users')
    expect(plans.tenants).toContain('Bitmap Index Scan on tenants_search')
    expect(plans.tenants).not.toContain('Seq Scan on tenants')
    const found = await as('PLATFORM_SUPPORT', 'GET /platform/users?q=c4ca4238a')
    expect(found.body.items.map((user: { email: string }) => user.email)).toEqual([
      'c4ca4238a0b923820dcc509a6f75849b@many.test',
    ])
  } finally {
    await owner.query(`DELETE FROM platform.tenants WHERE slug LIKE 'many-%'`)
    await owner.end()
  }
})

describe('sessions, mails and grants', () => {
  test('sessions that live are listed and ended; one of a SUPERUSER by a SUPERUSER alone', async () => {
    const sam = await server.makeUser({ email: 'ended@platform.test', role: 'PLATFORM_SUPPORT' })
    const { body } = await as('PLATFORM_MANAGER', `GET /platform/sessions?userId=${sam.id}`)
    expect(body.items).toMatchObject([{ user: { id: sam.id, email: 'ended@platform.test' }, realUser: null }])
    const [session] = body.items
    const owner = await salon.user('TENANT_OWNER')
    const masked = await server.call('POST', '/masquerade', {
      token: sam.token,
      body: { userId: owner.id, reason: 'ticket 8' },
    })
    const own = (await as('SUPERUSER', `GET /platform/sessions?userId=${people.SUPERUSER.id}`)).body.items[0]
    const revoke = (role: Role, ids: string[]) => as(role, 'POST /platform/sessions/revoke', { ids })
    expect((await revoke('PLATFORM_MANAGER', [session.id, own.id])).status).toBe(403)
    expect((await server.call('GET', '/me', { token: sam.token })).status).toBe(200)
    expect((await revoke('PLATFORM_SUPPORT', [session.id])).status).toBe(403)
    expect((await revoke('PLATFORM_MANAGER', [session.id, randomUUIDv7()])).body).toEqual({ revoked: 1 })
    expect((await server.call('GET', '/me', { token: sam.token })).status).toBe(401)
    expect((await server.call('GET', '/me', { token: masked.body.token, tenant: 'salon' })).status).toBe(401)
    expect((await as('PLATFORM_MANAGER', `GET /platform/sessions?userId=${sam.id}`)).body.items).toEqual([])
    expect(await log(session.id)).toMatchObject([{ action: 'session.revoke', details: { userId: sam.id } }])
  })

  test('the outbox shows mails without what opens an account, but to a SUPERUSER where no mail server took them', async () => {
    const email = 'linked@platform.test'
    await as('SUPERUSER', 'POST /platform/users', { email, name: 'Lin', role: 'PLATFORM_SUPPORT' })
    const token = (await mailTo(email))?.text.match(/#(\S+)/)?.[1] as string
    const mail = async (role: Role) => (await as(role, `GET /platform/outbox?q=LINKED`)).body.items[0]
    expect(JSON.stringify(await mail('SUPERUSER'))).not.toContain(token)
    await server.database.withPlatform(({ db }) =>
      db.updateTable('outbox').set({ status: 'kept' }).where('recipient', '=', email).execute(),
    )
    const whole = await mail('SUPERUSER')
    expect(whole.text).toContain(token)
    expect(whole.html).toContain(token)
    const redacted = await mail('PLATFORM_MANAGER')
    expect(JSON.stringify(redacted)).not.toContain(token)
    expect(redacted).toMatchObject({ to: email, status: 'kept', subject: 'An account on SmoothSchedule' })
    expect((await as('PLATFORM_SUPPORT', 'GET /platform/outbox')).status).toBe(403)
  })

  test('grants and log of the platform are for its managers; an owner who gives grants sees none of others', async () => {
    const support = await server.makeUser({ email: 'granted@platform.test', role: 'PLATFORM_SUPPORT' })
    const grant = await as('SUPERUSER', 'POST /grants', {
      granteeId: support.id,
      action: 'view_billing',
      reason: 'to look',
    })
    const { body } = await as('PLATFORM_MANAGER', 'GET /platform/grants?status=active')
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(grant.body.id)
    const owner = await salon.user('TENANT_OWNER')
    expect((await owner.call('GET /platform/grants')).status).toBe(403)
    const audit = await as('PLATFORM_MANAGER', 'GET /platform/audit?action=grant.create')
    expect(audit.body.items[0]).toMatchObject({ action: 'grant.create', subjectId: grant.body.id })
    for (const role of ['PLATFORM_SALES', 'PLATFORM_SUPPORT'] as Role[])
      for (const path of ['grants', 'audit', 'sessions'])
        expect((await as(role, `GET /platform/${path}`)).status).toBe(403)
  })

  test('domains of all businesses are listed, and found by any part', async () => {
    const add = (tenant: TestBusiness, domain: string) => ({
      id: randomUUIDv7(),
      tenant_id: tenant.tenantId,
      domain,
      is_primary: true,
      status: 'verified' as const,
    })
    await server.database.withPlatform(({ db }) =>
      db
        .insertInto('domains')
        .values([add(salon, 'hair.example'), add(demo, 'show.example')] as never)
        .execute(),
    )
    const domains = async (role: Role, query = '') =>
      (await as(role, `GET /platform/domains${query}`)).body.items.map((d: { domain: string }) => d.domain)
    expect(await domains('PLATFORM_SUPPORT')).toEqual(['hair.example', 'show.example'])
    expect(await domains('PLATFORM_SUPPORT', '?q=AIR.e')).toEqual(['hair.example'])
    expect(await domains('PLATFORM_SALES')).toEqual(['show.example'])
    const one = await as('PLATFORM_SUPPORT', `GET /platform/tenants/${salon.tenantId}`)
    expect(one.body.url).toBe('http://hair.example:80')
  })

  test('plans say what they limit', async () => {
    const { body } = await as('PLATFORM_SALES', 'GET /platform/plans')
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['free', 'standard', 'unlimited'])
    expect(body.items[2].limits).toEqual({})
  })
})
