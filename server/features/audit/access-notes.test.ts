import { afterAll, expect, test } from 'vitest'
import type { Role } from '../../../domain/access/index.ts'
import { testConsole } from '../../testing/console.ts'
import { testBusiness } from '../../testing/test-business.ts'

const { server, salon, people, as } = await testConsole()
afterAll(() => server.close())
const owner = await salon.user('TENANT_OWNER')

const entries = async (business = salon) =>
  (
    await server.database.readTenant(business, ({ db }) =>
      db
        .selectFrom('audit_log')
        .select(['action', 'actor_user_id', 'real_user_id', 'subject_id', 'reason', 'details'])
        .where('action', 'in', ['platform.read', 'grant.use'])
        .orderBy('number')
        .execute(),
    )
  ).map((entry) => ({ ...entry, call: entry.details?.call }))
/** What was noted while something was done. */
const during = async (work: () => Promise<unknown>) => {
  const before = (await entries()).length
  await work()
  return (await entries()).slice(before)
}
const at = (role: Role, call: string, body?: unknown) => {
  const [method, path] = call.split(' ') as ['GET', string]
  return server.call(method, path, {
    tenant: 'salon',
    token: people[role].token,
    ...(body ? { body } : {}),
  })
}

test('what a platform role reads of a business is in its log, the same again within the hour once', async () => {
  const customer = await owner.call('POST /customers', { name: 'Kim' })
  const read = await during(async () => {
    for (let n = 0; n < 3; n++) expect((await at('SUPERUSER', 'GET /customers')).status).toBe(200)
    expect((await at('SUPERUSER', `GET /customers/${customer.body.id}`)).status).toBe(200)
    expect((await at('PLATFORM_SUPPORT', 'GET /members')).status).toBe(200)
  })
  expect(read.map(({ call, actor_user_id, subject_id }) => [call, actor_user_id, subject_id])).toEqual([
    ['GET /customers', people.SUPERUSER.id, null],
    ['GET /customers/:id', people.SUPERUSER.id, customer.body.id],
    ['GET /members', people.PLATFORM_SUPPORT.id, null],
  ])
  server.clock.now = new Date('2026-11-24T09:00:00Z')
  expect(await during(() => at('SUPERUSER', 'GET /customers'))).toHaveLength(1)
  server.clock.now = new Date('2026-11-24T08:00:00Z')
})

test('an export is noted each time; what everybody sees, what was refused, and what members read never', async () => {
  expect(
    await during(async () => {
      await at('SUPERUSER', 'GET /customers/export')
      await at('SUPERUSER', 'GET /customers/export')
    }),
  ).toHaveLength(2)
  expect(
    await during(async () => {
      for (const call of ['GET /business', 'GET /me', 'GET /grants/actions']) await at('SUPERUSER', call)
      expect((await at('PLATFORM_SUPPORT', 'GET /customers')).status).toBe(403)
      await owner.call('GET /customers')
      await owner.call('GET /billing')
    }),
  ).toEqual([])
})

test('so is what the console shows of the people and mails of a business', async () => {
  await owner.call('POST /members', { email: 'new@salon.test', name: 'Nia', role: 'TENANT_STAFF' })
  const other = await testBusiness(server, 'other')
  const calls = [
    `GET /platform/tenants/${salon.tenantId}`,
    `GET /platform/users?tenantId=${salon.tenantId}`,
    'GET /platform/sessions',
    'GET /platform/outbox',
  ]
  const read = await during(async () => {
    for (const call of [...calls, ...calls]) expect((await as('PLATFORM_MANAGER', call)).status).toBe(200)
  })
  expect(read.map(({ call }) => call)).toEqual([
    'GET /platform/tenants/:id',
    'GET /platform/users',
    'GET /platform/sessions',
    'GET /platform/outbox',
  ])
  expect(await entries(other)).toEqual([])
})

test('under a grant the log says who, under which grant and why, when acting as an owner too', async () => {
  const grants = new Map<string, string>()
  for (const action of ['view_billing', 'edit_settings', 'export_data']) {
    const body = { granteeId: people.PLATFORM_SUPPORT.id, action, reason: `to ${action}` }
    grants.set(action, (await owner.call('POST /grants', body)).body.id)
  }
  const begun = await as('PLATFORM_SUPPORT', 'POST /masquerade', { userId: owner.id, reason: 'ticket 12' })
  const acting = (method: 'GET' | 'PATCH', path: string, body?: unknown) =>
    server.call(method, path, { tenant: 'salon', token: begun.body.token, ...(body ? { body } : {}) })
  const { version } = (await owner.call('GET /business')).body
  const noted = await during(async () => {
    expect((await at('PLATFORM_SUPPORT', 'GET /billing')).status).toBe(200)
    expect((await acting('GET', '/audit/export')).status).toBe(200)
    expect((await acting('PATCH', '/business', { phone: '020', version: version ?? 1 })).status).toBe(200)
  })
  const real = people.PLATFORM_SUPPORT.id
  expect(noted.map((e) => [e.action, e.call, e.actor_user_id, e.real_user_id, e.reason])).toEqual([
    ['grant.use', 'GET /billing', real, null, 'to view_billing'],
    ['grant.use', 'GET /audit/export', owner.id, real, 'to export_data'],
    ['grant.use', 'PATCH /business', owner.id, real, 'to edit_settings'],
  ])
  expect(noted.map(({ details }) => [details?.grantId, details?.grantorId])).toEqual([
    [grants.get('view_billing'), owner.id],
    [grants.get('export_data'), owner.id],
    [grants.get('edit_settings'), owner.id],
  ])
})

test('the owner sees all of it in one list, in pages; of a colleague who acts as staff nothing', async () => {
  const staff = await salon.user('TENANT_STAFF')
  expect((await owner.call('POST /masquerade', { userId: staff.id, reason: 'to see' })).status).toBe(201)
  const all = (await owner.call('GET /accesses?limit=200')).body.items
  expect(all).toContainEqual({
    number: expect.any(Number),
    realUser: expect.objectContaining({ id: people.PLATFORM_SUPPORT.id, role: 'PLATFORM_SUPPORT' }),
    actedAs: { id: owner.id, name: 'TENANT_OWNER', role: 'TENANT_OWNER' },
    read: null,
    reason: 'ticket 12',
    startedAt: '2026-11-24T08:00:00Z',
    endedAt: null,
  })
  expect(all).toContainEqual(
    expect.objectContaining({
      realUser: expect.objectContaining({ id: people.SUPERUSER.id }),
      actedAs: null,
      read: expect.stringContaining('ustomer'),
      endedAt: '2026-11-24T08:00:00Z',
    }),
  )
  expect(all.map(({ reason }: { reason: string }) => reason)).not.toContain('to see')
  const paged: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body } = await owner.call(`GET /accesses?limit=4${cursor && `&cursor=${cursor}`}`)
    paged.push(...body.items)
    cursor = body.nextCursor
  }
  expect(paged).toEqual(all)
})
