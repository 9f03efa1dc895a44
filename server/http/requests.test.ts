import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API } from '../../contract/index.ts'
import { makeSalon, type Salon } from '../testing/salon.ts'
import { type TestApp, testApp } from '../testing/test-app.ts'
import { openApi } from './openapi.ts'

let server: TestApp
let salon: Salon
let owner: string

beforeAll(async () => {
  server = await testApp()
  salon = await makeSalon(server)
  await server.makeTenant({ slug: 'other' })
  owner = (await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })).token
})
afterAll(() => server.close())

const codeOf = async (path: string, options: Parameters<TestApp['call']>[2]) => {
  const { status, body } = await server.call('GET', path, options)
  return [status, body.code]
}

describe('the tenant of a request', () => {
  test.each([
    ['no host, no header', {}, [400, 'tenant-required']],
    ['a header', { headers: { 'x-business-subdomain': 'salon' } }, [200, undefined]],
    ['a header in another case', { headers: { 'x-business-subdomain': ' Salon ' } }, [200, undefined]],
    ['a host', { headers: { host: 'salon.localhost:3000' } }, [200, undefined]],
    [
      'a host and the same header',
      { headers: { host: 'salon.localhost', 'x-business-subdomain': 'salon' } },
      [200, undefined],
    ],
    [
      'a host and another header',
      { headers: { host: 'salon.localhost', 'x-business-subdomain': 'other' } },
      [400, 'tenant-mismatch'],
    ],
    ['an unknown slug', { headers: { host: 'nobody.localhost' } }, [404, 'tenant-unknown']],
    ['a foreign host', { headers: { host: 'evil.example' } }, [404, 'tenant-unknown']],
    [
      'a nasty header',
      { headers: { 'x-business-subdomain': "salon'; drop schema platform cascade; --" } },
      [404, 'tenant-unknown'],
    ],
    ['a bare address', { headers: { host: '127.0.0.1', 'x-business-subdomain': 'salon' } }, [200, undefined]],
  ])('by %s', async (_, options, expected) => {
    expect(await codeOf('/business', options)).toEqual(expected)
  })

  test('grants nothing: a user of one is refused in another', async () => {
    for (const path of ['/business', '/services', '/appointments', '/me'])
      expect(await codeOf(path, { tenant: 'other', token: owner })).toEqual([403, 'forbidden'])
  })

  test('suspended is closed to visitors and members; its customers’ visits stay theirs', async () => {
    const closed = await server.makeTenant({ slug: 'closed' })
    const { token } = await server.makeUser({
      email: 'owner@closed.test',
      role: 'TENANT_OWNER',
      tenant: closed,
    })
    const customer = await server.makeUser({
      email: 'customer@closed.test',
      role: 'CUSTOMER',
      tenant: closed,
    })
    await server.database.withPlatform(({ db }) =>
      db.updateTable('tenants').set({ status: 'suspended' }).where('id', '=', closed.tenantId).execute(),
    )
    expect(await codeOf('/business', { tenant: 'closed' })).toEqual([403, 'tenant-suspended'])
    expect(await codeOf('/appointments', { tenant: 'closed', token })).toEqual([403, 'tenant-suspended'])
    expect(
      (await server.call('GET', '/appointments', { tenant: 'closed', token: customer.token })).status,
    ).not.toBe(500)
    expect((await codeOf('/me', { tenant: 'closed', token }))[0]).toBe(200)
  })
})

describe('a session', () => {
  const signIn = (body: unknown, tenant?: string) =>
    server.call('POST', '/auth/sign-in', { body, ...(tenant ? { tenant } : {}) })

  test('by cookie is this host’s alone, and changes something only from its own pages', async () => {
    const signedIn = await signIn({ email: 'OWNER@salon.test', password: 'correct horse battery' }, 'salon')
    const cookie = String([signedIn.headers['set-cookie']].flat()[0])
    expect(cookie).toMatch(/^smooth_session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
    const headers = { cookie: cookie.split(';')[0] as string, host: 'salon.localhost' }
    const create = (more: Record<string, string>) =>
      server
        .call('POST', '/customers', { body: { name: 'Kim' }, headers: { ...headers, ...more } })
        .then((r) => [r.status, r.body.code])
    expect(await create({})).toEqual([403, 'cross-site'])
    expect(await create({ origin: 'http://evil.example' })).toEqual([403, 'cross-site'])
    expect(await create({ 'sec-fetch-site': 'same-site' })).toEqual([403, 'cross-site'])
    expect(await create({ 'sec-fetch-site': 'same-origin' })).toEqual([201, undefined])
    expect(await create({ origin: 'http://salon.localhost' })).toEqual([201, undefined])
    const read = await server.call('GET', '/me', { headers: { ...headers, 'sec-fetch-site': 'cross-site' } })
    expect(read.status).toBe(200)
  })

  test('is dead at once when signed out', async () => {
    const { body } = await signIn({ email: 'owner@salon.test', password: 'correct horse battery' }, 'salon')
    expect((await server.call('POST', '/auth/sign-out', { tenant: 'salon', token: body.token })).status).toBe(
      204,
    )
    expect(await codeOf('/me', { tenant: 'salon', token: body.token })).toEqual([401, 'unauthenticated'])
  })

  test('is begun in the place where the account is, and the refusal says nothing of it', async () => {
    const wrong = [
      await signIn({ email: 'owner@salon.test', password: 'wrong' }, 'salon'),
      await signIn({ email: 'nobody@salon.test', password: 'wrong' }, 'salon'),
      await signIn({ email: 'owner@salon.test', password: 'correct horse battery' }, 'other'),
      await signIn({ email: 'owner@salon.test', password: 'correct horse battery' }),
    ]
    const { requestId: _, ...first } = wrong[0]?.body ?? {}
    for (const answer of wrong)
      expect({ ...answer.body, requestId: undefined }).toEqual({ ...first, requestId: undefined })
    expect(first.code).toBe('invalid-credentials')
  })

  test('keeps only a hash of its token', async () => {
    const { body } = await signIn({ email: 'owner@salon.test', password: 'correct horse battery' }, 'salon')
    const rows = await server.database.readPlatform(({ db }) =>
      db.selectFrom('sessions').selectAll().execute(),
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some((row) => JSON.stringify(row).includes(body.token.slice(8, 24)))).toBe(false)
  })
})

describe('limits', () => {
  test('ten failed sign-ins a minute for one account from one address; another account isn’t touched', async () => {
    const limited = await testApp({ settings: { rateLimits: true } })
    try {
      const tenant = await limited.makeTenant({ slug: 'salon' })
      await limited.makeUser({ email: 'a@salon.test', role: 'TENANT_OWNER', tenant })
      await limited.makeUser({ email: 'b@salon.test', role: 'TENANT_OWNER', tenant })
      const signIn = (email: string, password: string) =>
        limited.call('POST', '/auth/sign-in', { tenant: 'salon', body: { email, password } })
      const statuses = []
      for (let n = 0; n < 12; n++) statuses.push((await signIn('a@salon.test', 'wrong')).status)
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
      const refused = await signIn('a@salon.test', 'correct horse battery')
      expect([refused.status, refused.body.code, Number(refused.headers['retry-after']) > 0]).toEqual([
        429,
        'rate-limited',
        true,
      ])
      expect((await signIn('b@salon.test', 'correct horse battery')).status).toBe(200)
    } finally {
      await limited.close()
    }
  })

  test('five live holds for one address', async () => {
    const limited = await testApp({ settings: { rateLimits: true } })
    try {
      const shop = await makeSalon(limited)
      const hold = (hour: number) =>
        limited.call('POST', '/holds', {
          tenant: 'salon',
          body: { serviceId: shop.cut, start: `2026-11-25T${hour}:00:00Z` },
        })
      const statuses = []
      for (const hour of [10, 11, 12, 13, 14, 15]) statuses.push((await hold(hour)).status)
      expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
      limited.clock.now = new Date('2026-11-24T08:10:00Z')
      expect((await hold(15)).status).toBe(201)
    } finally {
      await limited.close()
    }
  })
})

describe('bad input', () => {
  test.each([
    ['nothing', undefined, 400],
    ['half an object', '{', 400],
    ['an array', '[]', 422],
    ['null', 'null', 422],
    ['a prototype', '{"__proto__":{"a":1}}', 400],
    ['a NUL', JSON.stringify({ name: 'a\u0000b' }), 422],
    ['half a surrogate', '{"name":"\\ud800"}', 422],
    ['a huge name', JSON.stringify({ name: 'x'.repeat(1e5) }), 422],
  ])('%s is refused as a problem with a code', async (_, body, status) => {
    const answer = await server.call('POST', '/customers', {
      tenant: 'salon',
      token: owner,
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toMatch(/problem\+json/)
    expect(answer.body).toMatchObject({
      status,
      code: expect.any(String),
      title: expect.any(String),
      requestId: expect.any(String),
    })
  })

  test('two mebibytes are too large, another type isn’t read, an unknown path isn’t there', async () => {
    const post = (body: unknown, type: string) =>
      server.call('POST', '/customers', {
        tenant: 'salon',
        token: owner,
        body,
        headers: { 'content-type': type },
      })
    expect((await post(JSON.stringify({ name: 'x'.repeat(2 << 20) }), 'application/json')).body.code).toBe(
      'too-large',
    )
    expect((await post('<a/>', 'text/xml')).body.code).toBe('unsupported-media-type')
    expect((await server.call('GET', '/nothing-here')).body.code).toBe('not-found')
    expect(
      (await server.call('GET', '/appointments/not-an-id', { tenant: 'salon', token: owner })).status,
    ).toBe(404)
  })
})

describe('what is refused before there is a route is a problem too', () => {
  test.each([
    ['an address that cannot be decoded', '/api/v1/services/%F0%90'],
    ['an endless parameter', `/api/v1/services/${'x'.repeat(300)}`],
  ])('%s', async (_, url) => {
    const answer = await server.app.inject({ url, headers: { 'x-business-subdomain': 'salon' } })
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toMatch(/problem\+json/)
    expect(answer.json()).toMatchObject({ code: 'not-found', requestId: expect.any(String) })
  })

  test.each([
    ['something else than HTTP', 'nonsense\r\n\r\n', [400, 'invalid-request']],
    [
      'endless headers',
      `GET /api/v1/business HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      [431, 'headers-too-large'],
    ],
  ])('%s', async (_, sent, expected) => {
    await server.app.listen({ port: 0 }).catch(() => undefined)
    const { port } = server.app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write(sent)
    const answer = await text(socket)
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))
    expect([Number(answer.split(' ')[1]), body.code]).toEqual(expected)
    expect(answer).toContain('application/problem+json')
  })
})

test('every call of the contract is answered, and nothing else under /api/v1', () => {
  const described = openApi().paths as Record<string, Record<string, unknown>>
  for (const call of Object.keys(API)) {
    const [method, path] = call.split(' ') as [string, string]
    expect(server.app.hasRoute({ method: method as 'GET', url: `/api/v1${path}` }), call).toBe(true)
    expect(described[path.replace(/:(\w+)/g, '{$1}')], call).toHaveProperty(method.toLowerCase())
  }
  const routes = server.app.printRoutes({ commonPrefix: false }).match(/\(.*\)/g) ?? []
  const answered = routes
    .flatMap((r) => r.slice(1, -1).split(', '))
    .filter((m) => m !== 'HEAD' && m !== 'OPTIONS').length
  // beside the contract: health (2), the description, its page, the page's script and its assets
  expect(answered).toBe(Object.keys(API).length + 6)
})

test('every answer carries the headers that browsers are told by', async () => {
  const { headers } = await server.call('GET', '/business', { tenant: 'salon' })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'access-control-allow-origin': '*',
  })
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['access-control-allow-credentials']).toBeUndefined()
})
