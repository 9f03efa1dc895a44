import { randomUUIDv7 } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access/index.ts'
import { PLATFORM, testConsole } from '../../testing/console.ts'
import { testBusiness } from '../../testing/test-business.ts'

const { server, salon, demo, people, as, mailTo, log } = await testConsole()
afterAll(() => server.close())

let made = 0

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
