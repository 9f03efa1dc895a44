import { afterAll, expect, test } from 'vitest'
import type { Role } from '../../../domain/access/index.ts'
import { testConsole } from '../../testing/console.ts'
import { testBusiness } from '../../testing/test-business.ts'

const { server, salon, people, as, log } = await testConsole()
afterAll(() => server.close())

const owner = await salon.user('TENANT_OWNER')
const begin = (role: Role, userId: string) => as(role, 'POST /masquerade', { userId, reason: 'ticket 9' })

test('nobody acts as somebody before they have the second factor that they must have, nor goes on without it', async () => {
  const begun = await begin('PLATFORM_SUPPORT', owner.id)
  expect(begun.status).toBe(201)
  const set = (second_factor_exempt: boolean) =>
    server.database.withPlatform(({ db }) =>
      db
        .updateTable('users')
        .set({ second_factor_exempt })
        .where('id', '=', people.PLATFORM_SUPPORT.id)
        .execute(),
    )
  await set(false)
  const lines = (await server.logLines('masquerade')).length
  const refused = await begin('PLATFORM_SUPPORT', owner.id)
  expect([refused.status, refused.body.code]).toEqual([401, 'second-factor-required'])
  expect((await server.logLines('masquerade')).slice(lines)).toMatchObject([{ action: 'HIJACK_DENIED' }])
  const read = () => server.call('GET', '/customers', { tenant: 'salon', token: begun.body.token })
  expect((await read()).body.code).toBe('second-factor-required')
  await set(true)
  expect((await read()).status).toBe(200)
})

test('a demo account that has run out has nobody to act as', async () => {
  const trial = await testBusiness(server, 'trial', {
    isTemporary: true,
    expiresAt: new Date('2026-11-24T08:30:00Z'),
  })
  const { id } = await trial.user('TENANT_OWNER')
  const begun = await begin('PLATFORM_SALES', id)
  const token = begun.body.token as string
  expect((await server.call('GET', '/customers', { tenant: 'trial', token })).status).toBe(200)
  server.clock.now = new Date('2026-11-24T08:30:00Z')
  expect((await server.call('GET', '/customers', { tenant: 'trial', token })).body.code).toBe(
    'tenant-suspended',
  )
  expect((await begin('PLATFORM_SALES', id)).body.code).toBe('wrong-status')
  server.clock.now = new Date('2026-11-24T08:00:00Z')
})

test('whoever acts in a demo account is out at once when that becomes a business, on whichever host', async () => {
  const shop = await testBusiness(server, 'convert', {
    isTemporary: true,
    expiresAt: new Date('2026-12-24T00:00:00Z'),
  })
  const { id } = await shop.user('TENANT_OWNER')
  const token = (await begin('PLATFORM_SALES', id)).body.token as string
  const audit = (tenant?: string) => server.call('GET', '/audit', { token, ...(tenant ? { tenant } : {}) })
  expect([(await audit('convert')).status, (await audit()).status]).toEqual([200, 200])
  await as('SUPERUSER', `PATCH /platform/tenants/${shop.tenantId}`, { isTemporary: false })
  expect([(await audit('convert')).status, (await audit()).status]).toEqual([401, 401])
})

test('a business that is suspended is closed to its own also where they choose none', async () => {
  const shop = await testBusiness(server, 'closed')
  const boss = await shop.user('TENANT_OWNER')
  const token = (await begin('SUPERUSER', boss.id)).body.token as string
  const anywhere = async (path: string) => (await server.call('GET', path, { token })).body.code
  expect([await anywhere('/audit'), await anywhere('/me')]).toEqual([undefined, undefined])
  await as('SUPERUSER', `PATCH /platform/tenants/${shop.tenantId}`, { status: 'suspended', reason: 'unpaid' })
  expect([await anywhere('/audit'), await anywhere('/grants'), await anywhere('/me')]).toEqual([
    'tenant-suspended',
    'tenant-suspended',
    undefined,
  ])
})

test('what one may do under another name says nothing of what a borrowed name may not', async () => {
  const { body } = await begin('PLATFORM_SUPPORT', owner.id)
  const me = await server.call('GET', '/me', { tenant: 'salon', token: body.token })
  for (const action of ['members.manage', 'grants.manage', 'billing.read', 'account.secure'])
    expect(me.body.permissions).not.toContain(action)
  expect(me.body.permissions).toEqual(expect.arrayContaining(['customers.read', 'session.end']))
})

test('a code that was taken by somebody else first opens nothing for its owner, nor anything twice at once', async () => {
  const { body } = await begin('PLATFORM_SUPPORT', owner.id)
  const code = String(body.url).split('#')[1]
  const take = () =>
    server.call('POST', '/auth/handoff', { headers: { host: 'salon.localhost' }, body: { code } })
  const taken = await Promise.all([take(), take(), take()])
  expect(taken.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  expect(await log(owner.id)).toContainEqual(
    expect.objectContaining({ action: 'masquerade.start', reason: 'ticket 9' }),
  )
})

test('signing out under another name leaves it on every host, and is a line in the log', async () => {
  const { body } = await begin('PLATFORM_SUPPORT', owner.id)
  const code = String(body.url).split('#')[1]
  const headers = { host: 'salon.localhost' }
  const handed = await server.call('POST', '/auth/handoff', { headers, body: { code } })
  const cookie = String(handed.headers['set-cookie']).split(';')[0] as string
  const out = await server.call('POST', '/auth/sign-out', {
    headers: { ...headers, cookie, origin: 'http://salon.localhost' },
  })
  expect(out.status).toBe(204)
  expect((await server.call('GET', '/me', { tenant: 'salon', token: body.token })).status).toBe(401)
  expect((await server.logLines('masquerade')).at(-1)).toMatchObject({ action: 'HIJACK_END' })
  expect((await as('PLATFORM_SUPPORT', 'GET /me')).status).toBe(200)
})

test('is one session on however many hosts: ended in the console or by oneself, it is over on all', async () => {
  const acting = async () => {
    const { body } = await begin('PLATFORM_SUPPORT', owner.id)
    const headers = { host: 'salon.localhost' }
    const code = String(body.url).split('#')[1]
    const handed = await server.call('POST', '/auth/handoff', { headers, body: { code } })
    const cookie = String(handed.headers['set-cookie']).split(';')[0] as string
    const states = async () => [
      (await server.call('GET', '/me', { tenant: 'salon', token: body.token })).status,
      (await server.call('GET', '/me', { headers: { ...headers, cookie } })).status,
    ]
    expect(await states()).toEqual([200, 200])
    return states
  }
  type Listed = { id: string; realUser?: unknown; masqueradeOf?: unknown }
  const isActing = (session: Listed) => Boolean(session.realUser ?? session.masqueradeOf)
  const listed = async (path: string, role: Role) =>
    ((await as(role, `GET ${path}`)).body.items as Listed[]).filter(isActing)
  for (const { id } of await listed('/me/sessions', 'PLATFORM_SUPPORT'))
    await as('PLATFORM_SUPPORT', `DELETE /me/sessions/${id}`)

  const first = await acting()
  const inConsole = await listed(`/platform/sessions?userId=${people.PLATFORM_SUPPORT.id}`, 'SUPERUSER')
  expect(inConsole).toHaveLength(1)
  await as('SUPERUSER', 'POST /platform/sessions/revoke', { ids: [inConsole[0]?.id] })
  expect(await first()).toEqual([401, 401])

  const second = await acting()
  const own = await listed('/me/sessions', 'PLATFORM_SUPPORT')
  expect(own).toHaveLength(1)
  await as('PLATFORM_SUPPORT', `DELETE /me/sessions/${own[0]?.id}`)
  expect(await second()).toEqual([401, 401])
  expect((await as('PLATFORM_SUPPORT', 'GET /me')).status).toBe(200)
})

test('an attempt on a user whom one may not see is in the platform’s log with its reason, and in no business’s', async () => {
  const elsewhere = await testBusiness(server, 'elsewhere')
  const stranger = await elsewhere.user('TENANT_STAFF')
  const entries = () =>
    server.database.readTenant(elsewhere, ({ db }) => db.selectFrom('audit_log').select('number').execute())
  const before = await entries()
  const refused = await owner.call('POST /masquerade', { userId: stranger.id, reason: 'curious' })
  expect(refused.status).toBe(404)
  expect(await log(stranger.id)).toEqual([
    { action: 'masquerade.denied', reason: 'curious', details: { rule: 'unseen' } },
  ])
  expect(await entries()).toEqual(before)
})
