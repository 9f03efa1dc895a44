import { randomUUIDv7 } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access/index.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import type { CreatedTenant } from '../tenants/create-tenant.ts'

let server: TestApp
let home: CreatedTenant
let away: CreatedTenant
let demo: CreatedTenant
interface Person {
  id: string
  token: string
  email: string
  tenant: string | undefined
}
const people = new Map<string, Person>()

const PLATFORM: Role[] = ['SUPERUSER', 'PLATFORM_MANAGER', 'PLATFORM_SALES', 'PLATFORM_SUPPORT']
const TENANT: Role[] = ['TENANT_OWNER', 'TENANT_MANAGER', 'TENANT_STAFF', 'CUSTOMER']
/** Everyone there is: two of each platform role, and each tenant role in home, away and demo (staff twice at home). */
const EVERYONE = [
  ...PLATFORM.flatMap((role) => [`${role} 1`, `${role} 2`]),
  ...['home', 'away', 'demo'].flatMap((place) => TENANT.map((role) => `${role} ${place}`)),
  'TENANT_STAFF home 2',
  'TENANT_OWNER home 2',
]

beforeAll(async () => {
  server = await testApp()
  home = await server.makeTenant({ slug: 'home' })
  away = await server.makeTenant({ slug: 'away' })
  demo = await server.makeTenant({ slug: 'demo', isTemporary: true })
  const places: Record<string, CreatedTenant> = { home, away, demo }
  for (const name of EVERYONE) {
    const [role, place] = name.split(' ') as [Role, string]
    const tenant = places[place]
    const email = `${name.toLowerCase().replaceAll(/[ _]/g, '-')}@example.org`
    const user = await server.makeUser({ email, role, ...(tenant ? { tenant } : {}) })
    people.set(name, { ...user, email, tenant: tenant?.slug })
  }
})
afterAll(() => server.close())

const person = (name: string) => people.get(name) as Person
const ask = (as: Person, userId: string, token = as.token) =>
  server.call('POST', '/masquerade', {
    ...(as.tenant ? { tenant: as.tenant } : {}),
    token,
    body: { userId, reason: 'ticket 7' },
  })

/**
 * The matrix, written out by hand: whom each role reaches (yes), and which rule refuses the others. `404`: one may not
 * even see that user. Within a row the first that fits counts.
 */
const MATRIX: Record<string, [who: RegExp, verdict: string][]> = {
  SUPERUSER: [[/./, 'yes']],
  PLATFORM_MANAGER: [
    [/^SUPERUSER/, 'superuser'],
    [/./, 'matrix'],
  ],
  PLATFORM_SALES: [
    [/^SUPERUSER/, 'superuser'],
    [/ demo$/, 'yes'],
    [/./, 'matrix'],
  ],
  PLATFORM_SUPPORT: [
    [/^SUPERUSER/, 'superuser'],
    [/^(TENANT|CUSTOMER)/, 'yes'],
    [/./, 'matrix'],
  ],
  'TENANT_OWNER home': [
    [/^TENANT_STAFF home/, 'yes'],
    [/ home( 2)?$/, 'matrix'],
    [/./, '404'],
  ],
  'TENANT_OWNER demo': [
    [/^TENANT_STAFF demo/, 'yes'],
    [/ demo$/, 'matrix'],
    [/./, '404'],
  ],
  'TENANT_MANAGER home': [
    [/ home( 2)?$/, 'matrix'],
    [/./, '404'],
  ],
  'TENANT_STAFF home': [
    [/ home( 2)?$/, 'matrix'],
    [/./, '404'],
  ],
  'CUSTOMER home': [[/./, '404']],
}

const verdictOf = (hijacker: string, hijacked: string): string => {
  if (hijacker === hijacked) return 'self'
  const rows = Object.entries(MATRIX).find(([who]) => hijacker.startsWith(who))?.[1] ?? []
  return rows.find(([who]) => who.test(hijacked))?.[1] ?? 'missing'
}

const HIJACKERS = [
  'SUPERUSER 1',
  'PLATFORM_MANAGER 1',
  'PLATFORM_SALES 1',
  'PLATFORM_SUPPORT 1',
  'TENANT_OWNER home',
  'TENANT_OWNER demo',
  'TENANT_MANAGER home',
  'TENANT_STAFF home',
  'CUSTOMER home',
]

describe('who may act as whom', () => {
  test.each(HIJACKERS)('%s, each pair by the table, each attempt a line in the log', async (hijacker) => {
    const real = person(hijacker)
    for (const hijacked of EVERYONE) {
      const before = (await server.logLines('masquerade').catch(() => [])).length
      const { status, body } = await ask(real, person(hijacked).id)
      const expected = verdictOf(hijacker, hijacked)
      const got =
        status === 201
          ? 'yes'
          : status === 404
            ? '404'
            : body.code === 'masquerade-forbidden'
              ? body.rule
              : `${status} ${body.code}`
      expect(`${hijacked}: ${got}`).toBe(`${hijacked}: ${expected}`)
      const lines = (await server.logLines('masquerade')).slice(before)
      expect(lines).toHaveLength(1)
      expect(Object.keys(lines[0] as object)).toEqual([
        'timestamp',
        'action',
        'hijacker_email',
        'hijacked_email',
        'ip_address',
        'session_key',
      ])
      expect(lines[0]).toMatchObject({
        action: expected === 'yes' ? 'HIJACK_START' : 'HIJACK_DENIED',
        hijacker_email: real.email,
        hijacked_email: person(hijacked).email,
        ip_address: '127.0.0.1',
      })
    }
  })

  test.each(['SUPERUSER 1', 'PLATFORM_SUPPORT 1', 'TENANT_OWNER home'])(
    '%s, while masquerading already, as nobody',
    async (hijacker) => {
      const real = person(hijacker)
      const first = await ask(real, person('TENANT_STAFF home').id)
      expect(first.status).toBe(201)
      const at = { ...real, tenant: 'home' }
      for (const hijacked of ['TENANT_STAFF home 2', 'CUSTOMER home', 'TENANT_OWNER home 2']) {
        const again = await ask(at, person(hijacked).id, first.body.token)
        expect([again.status, again.body.code, again.body.rule]).toEqual([
          403,
          'masquerade-forbidden',
          'depth',
        ])
      }
      const self = await ask(at, person('TENANT_STAFF home').id, first.body.token)
      expect(self.body.rule).toBe('self')
      const lines = await server.logLines('masquerade')
      expect(lines.slice(-4).map((l) => l.action)).toEqual(Array(4).fill('HIJACK_DENIED'))
      expect(lines.at(-1)).toMatchObject({ hijacker_email: real.email })
    },
  )

  test('an id that isn’t there is answered as a user that one may not see', async () => {
    const none = await ask(person('TENANT_OWNER home'), randomUUIDv7())
    const theirs = await ask(person('TENANT_OWNER home'), person('TENANT_STAFF away').id)
    expect([theirs.status, theirs.body.code, theirs.body.detail]).toEqual([
      none.status,
      none.body.code,
      none.body.detail,
    ])
  })
})

describe('acting as somebody', () => {
  const begin = async (hijacker: string, hijacked: string) => {
    const { status, body } = await ask(person(hijacker), person(hijacked).id)
    expect(status).toBe(201)
    return body as { token: string; url: string; expiresAt: string }
  }
  const me = (token: string, tenant = 'home') => server.call('GET', '/me', { tenant, token })

  test('says so, with both identities, and ends by itself after an hour', async () => {
    const { token, expiresAt } = await begin('PLATFORM_SUPPORT 1', 'TENANT_OWNER home')
    expect(Date.parse(expiresAt) - server.clock.now.getTime()).toBe(3_600_000)
    const { body } = await me(token)
    expect(body.user).toMatchObject({ id: person('TENANT_OWNER home').id, role: 'TENANT_OWNER' })
    expect(body.masquerade).toMatchObject({
      reason: 'ticket 7',
      realUser: { role: 'PLATFORM_SUPPORT' },
      expiresAt,
    })
    const start = server.clock.now
    server.clock.now = new Date(start.getTime() + 3_600_000)
    expect((await me(token)).status).toBe(401)
    server.clock.now = start
  })

  test('writes both identities on what it changes', async () => {
    const { token } = await begin('PLATFORM_SUPPORT 1', 'TENANT_OWNER home')
    const made = await server.call('POST', '/customers', { tenant: 'home', token, body: { name: 'Kim' } })
    expect(made.status).toBe(201)
    const { body } = await server.call('GET', '/audit?action=customer', {
      tenant: 'home',
      token: person('TENANT_OWNER home').token,
    })
    expect(body.items[0]).toMatchObject({
      actorKind: 'masquerading',
      actor: { id: person('TENANT_OWNER home').id },
      realUser: { id: person('PLATFORM_SUPPORT 1').id, name: expect.stringContaining('support') },
      subjectId: made.body.id,
    })
  })

  test('may not do what is forbidden to a borrowed name, and what is sensitive only under a grant', async () => {
    const { token } = await begin('PLATFORM_SUPPORT 1', 'TENANT_OWNER home')
    const call = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) =>
      (await server.call(method, path, { tenant: 'home', token, ...(body ? { body } : {}) })).status
    const sensitive = async () => [
      await call('GET', '/billing'),
      await call('GET', '/customers/export'),
      await call('GET', '/audit/export'),
      await call('PATCH', '/business', { phone: '020', version: 1_000_000 }),
    ]
    expect(await sensitive()).toEqual([403, 403, 403, 403])
    expect(await call('POST', '/members', { email: 'x@example.org', name: 'X', role: 'TENANT_STAFF' })).toBe(
      403,
    )
    expect(
      await call('POST', '/grants', {
        granteeId: person('TENANT_STAFF home').id,
        action: 'view_billing',
        reason: 'x',
      }),
    ).toBe(403)

    const grants = []
    for (const action of ['view_billing', 'export_data', 'edit_settings']) {
      const made = await server.call('POST', '/grants', {
        token: person('SUPERUSER 1').token,
        body: { granteeId: person('PLATFORM_SUPPORT 1').id, action, reason: 'asked by the owner' },
      })
      expect(made.status).toBe(201)
      grants.push(made.body.id)
    }
    // 409: it may change the settings, and its version is out of date
    expect(await sensitive()).toEqual([200, 200, 200, 409])
    expect(await call('POST', '/members', { email: 'x@example.org', name: 'X', role: 'TENANT_STAFF' })).toBe(
      403,
    )

    const revoked = await server.call('POST', '/grants/revoke', {
      token: person('SUPERUSER 1').token,
      body: { ids: grants },
    })
    expect(revoked.body).toEqual({ revoked: 3 })
    expect(await sensitive()).toEqual([403, 403, 403, 403])
  })

  test('ends at once for every host when it is left, and one is oneself again', async () => {
    const { token, url } = await begin('PLATFORM_SUPPORT 1', 'TENANT_OWNER home')
    expect(url).toMatch(/^http:\/\/home\.localhost(:\d+)?\/masquerade#.{20,}$/)
    const code = url.split('#')[1]
    const headers = { host: 'home.localhost' }
    const handed = await server.call('POST', '/auth/handoff', { headers, body: { code } })
    expect(handed.status).toBe(200)
    const cookie = String(handed.headers['set-cookie']).split(';')[0] as string
    const seen = await server.call('GET', '/me', { headers: { ...headers, cookie } })
    expect(seen.body.masquerade.realUser.id).toBe(person('PLATFORM_SUPPORT 1').id)
    expect((await server.call('POST', '/auth/handoff', { headers, body: { code } })).body.code).toBe(
      'invalid-token',
    )

    const left = await server.call('DELETE', '/masquerade', {
      headers: { ...headers, cookie, origin: 'http://home.localhost' },
    })
    expect([left.status, left.body.user.id]).toEqual([200, person('PLATFORM_SUPPORT 1').id])
    expect(left.body.url).toMatch(/^http:\/\/localhost(:\d+)?\/$/)
    expect((await me(token)).status).toBe(401)
    expect((await server.call('GET', '/me', { headers: { ...headers, cookie } })).status).toBe(401)
    expect((await server.logLines('masquerade')).at(-1)).toMatchObject({ action: 'HIJACK_END' })
  })

  test('a hand-over code opens nothing on another host, nor after a minute', async () => {
    const { url } = await begin('PLATFORM_SUPPORT 1', 'TENANT_OWNER home')
    const code = url.split('#')[1]
    expect(
      (await server.call('POST', '/auth/handoff', { headers: { host: 'away.localhost' }, body: { code } }))
        .body.code,
    ).toBe('invalid-token')
    const start = server.clock.now
    server.clock.now = new Date(start.getTime() + 60_000)
    expect(
      (await server.call('POST', '/auth/handoff', { headers: { host: 'home.localhost' }, body: { code } }))
        .body.code,
    ).toBe('invalid-token')
    server.clock.now = start
  })

  test('ends at once when the real session, the real user or their right ends', async () => {
    const support = await server.makeUser({ email: 'brief@example.org', role: 'PLATFORM_SUPPORT' })
    const start = async (token: string) =>
      (
        await server.call('POST', '/masquerade', {
          token,
          body: { userId: person('TENANT_OWNER home').id, reason: 'x' },
        })
      ).body.token as string
    const byRole = await start(support.token)
    expect((await me(byRole)).status).toBe(200)
    const set = (values: Record<string, unknown>) =>
      server.database.withPlatform(({ db }) =>
        db.updateTable('users').set(values).where('id', '=', support.id).execute(),
      )
    await set({ role: 'PLATFORM_MANAGER' })
    expect((await me(byRole)).status).toBe(401)
    await set({ role: 'PLATFORM_SUPPORT', status: 'disabled' })
    expect((await me(byRole)).status).toBe(401)
    await set({ status: 'active' })
    expect((await me(byRole)).status).toBe(200)
    await server.call('POST', '/auth/sign-out', { token: support.token })
    expect((await me(byRole)).status).toBe(401)
  })

  test('an owner finds their own session again after acting as their staff on the same host', async () => {
    const headers = { host: 'home.localhost' }
    const own = person('TENANT_OWNER home')
    const cookieOf = (answer: { headers: Record<string, unknown> }) =>
      [answer.headers['set-cookie']].flat().map(String)
    const begun = await begin('TENANT_OWNER home', 'TENANT_STAFF home')
    const ownCookie = `smooth_session=${own.token}`
    const handed = await server.call('POST', '/auth/handoff', {
      headers: { ...headers, cookie: ownCookie, origin: 'http://home.localhost' },
      body: { code: begun.url.split('#')[1] },
    })
    const jar = cookieOf(handed)
      .map((c) => c.split(';')[0])
      .join('; ')
    expect((await server.call('GET', '/me', { headers: { ...headers, cookie: jar } })).body.user.role).toBe(
      'TENANT_STAFF',
    )
    const left = await server.call('DELETE', '/masquerade', {
      headers: { ...headers, cookie: jar, origin: 'http://home.localhost' },
    })
    expect(cookieOf(left).some((c) => c.startsWith(ownCookie))).toBe(true)
  })

  test('the owner sees who from the platform was in, when and why', async () => {
    await begin('PLATFORM_SUPPORT 2', 'TENANT_MANAGER away')
    const { body } = await server.call('GET', '/accesses', {
      tenant: 'away',
      token: person('TENANT_OWNER away').token,
    })
    expect(body.items[0]).toMatchObject({
      realUser: { email: person('PLATFORM_SUPPORT 2').email },
      actedAs: { role: 'TENANT_MANAGER' },
      reason: 'ticket 7',
      endedAt: null,
    })
    const log = await server.call('GET', '/audit?action=masquerade', {
      tenant: 'away',
      token: person('TENANT_OWNER away').token,
    })
    expect(log.body.items[0]).toMatchObject({
      action: 'masquerade.start',
      reason: 'ticket 7',
      actor: { id: person('PLATFORM_SUPPORT 2').id },
    })
  })
})
