import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import type { CreatedTenant } from '../tenants/create-tenant.ts'

let server: TestApp
let tenant: CreatedTenant
const OLD = 'correct horse battery'
const NEW = 'four grey whales sing at noon'

beforeAll(async () => {
  server = await testApp()
  tenant = await server.makeTenant({ slug: 'salon', plan: 'unlimited' })
})
afterAll(() => server.close())
beforeEach(() => {
  server.clock.now = new Date('2026-11-24T08:00:00Z')
})

let users = 0
const makeOwner = async () => {
  const email = `owner${users++}@salon.test`
  return { email, ...(await server.makeUser({ email, role: 'TENANT_OWNER', tenant })) }
}
const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, token?: string, body?: unknown) =>
  server.call(method, path, { tenant: 'salon', ...(token ? { token } : {}), ...(body ? { body } : {}) })
const signIn = (email: string, password: string, code?: string) =>
  server.call('POST', '/auth/sign-in', {
    tenant: 'salon',
    body: { email, password, ...(code ? { code } : {}) },
  })
const mails = (to: string) =>
  server.database.readPlatform(({ db }) =>
    db
      .selectFrom('outbox')
      .select(['subject', 'text', 'html'])
      .where('recipient', '=', to)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
  )
/** The token of the newest mail, once it is there. */
const tokenMailedTo = async (to: string) => {
  await expect.poll(async () => (await mails(to)).length).toBeGreaterThan(0)
  return (await mails(to)).at(-1)?.text.match(/#(\S+)/)?.[1] as string
}

describe('a forgotten password', () => {
  test('is set anew by the mailed link, once, within an hour; every session ends', async () => {
    const { email, token } = await makeOwner()
    expect((await call('POST', '/auth/password/forgot', undefined, { email })).status).toBe(202)
    const link = await tokenMailedTo(email)
    const reset = (password: string) =>
      call('POST', '/auth/password/reset', undefined, { token: link, password })
    expect((await reset('password1234')).body.code).toBe('weak-password')
    expect((await reset(NEW)).status).toBe(202)
    expect((await reset(NEW)).body.code).toBe('invalid-token')
    expect((await call('GET', '/me', token)).status).toBe(401)
    expect([(await signIn(email, OLD)).status, (await signIn(email, NEW)).status]).toEqual([401, 200])
  })

  test('of nobody is answered the same, and mails nothing', async () => {
    const { email } = await makeOwner()
    const known = await call('POST', '/auth/password/forgot', undefined, { email })
    const unknown = await call('POST', '/auth/password/forgot', undefined, { email: 'nobody@salon.test' })
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    await tokenMailedTo(email)
    expect(await mails('nobody@salon.test')).toEqual([])
  })

  test('has three links at most, so that a stranger who asks voids none; all are void after an hour, or once one was used', async () => {
    const { email } = await makeOwner()
    const links = async () => (await mails(email)).map(({ text }) => text.match(/#(\S+)/)?.[1] as string)
    const ask = () => call('POST', '/auth/password/forgot', undefined, { email })
    for (const count of [1, 2, 3]) {
      await ask()
      await expect.poll(async () => (await links()).length).toBe(count)
    }
    await Promise.all([ask(), ask()])
    const other = await makeOwner()
    await call('POST', '/auth/password/forgot', undefined, { email: other.email })
    await tokenMailedTo(other.email)
    const [first, second, third, ...more] = await links()
    expect(more).toEqual([])
    const reset = async (token: string | undefined) =>
      (await call('POST', '/auth/password/reset', undefined, { token, password: NEW })).body.code
    expect([await reset(first), await reset(second)]).toEqual([undefined, 'invalid-token'])
    await call('POST', '/auth/password/forgot', undefined, { email })
    await expect.poll(async () => (await links()).length).toBe(4)
    server.clock.now = new Date('2026-11-24T09:00:00Z')
    expect([await reset(third), await reset((await links()).at(-1))]).toEqual([
      'invalid-token',
      'invalid-token',
    ])
  })

  test('is kept in no mail, log or table in a form that opens anything', async () => {
    const { email } = await makeOwner()
    await call('POST', '/auth/password/forgot', undefined, { email })
    const link = await tokenMailedTo(email)
    const rows = await server.database.readPlatform(({ db }) =>
      db.selectFrom('one_time_tokens').selectAll().execute(),
    )
    expect(JSON.stringify(rows)).not.toContain(link)
  })
})

describe('one’s own account', () => {
  test('changes its password with the old one, and ends the other sessions', async () => {
    const { email, token } = await makeOwner()
    const other = (await signIn(email, OLD)).body.token
    const change = (current: string, password: string) =>
      call('POST', '/me/password', token, { current, password })
    expect((await change('wrong', NEW)).body.code).toBe('invalid-credentials')
    expect((await change(OLD, `${email.split('@')[0]}2026`)).body.code).toBe('weak-password')
    expect((await change(OLD, NEW)).status).toBe(204)
    expect([(await call('GET', '/me', token)).status, (await call('GET', '/me', other)).status]).toEqual([
      200, 401,
    ])
  })

  test('signs in with a new address once its mail was opened', async () => {
    const { email, token } = await makeOwner()
    const next = `new-${email}`
    expect((await call('POST', '/me/email', token, { email: next, password: OLD })).status).toBe(202)
    expect((await signIn(next, OLD)).status).toBe(401)
    const confirmed = await call('POST', '/auth/email/confirm', undefined, {
      token: await tokenMailedTo(next),
    })
    expect(confirmed.body.user.email).toBe(next)
    expect([(await signIn(next, OLD)).status, (await signIn(email, OLD)).status]).toEqual([200, 401])
    expect((await mails(email)).map((m) => m.subject)).toEqual(['Your address is about to change'])
  })

  test('lists its sessions and ends one', async () => {
    const { email, token } = await makeOwner()
    const other = (await signIn(email, OLD)).body.token
    const { body } = await call('GET', '/me/sessions', token)
    expect(body.items.map((s: { current: boolean }) => s.current).sort()).toEqual([false, true])
    const id = body.items.find((s: { current: boolean }) => !s.current).id
    expect((await call('DELETE', `/me/sessions/${id}`, token)).status).toBe(204)
    expect((await call('GET', '/me', other)).status).toBe(401)
    const stranger = await makeOwner()
    expect((await call('DELETE', `/me/sessions/${body.items[0].id}`, stranger.token)).status).toBe(404)
  })
})

describe('a second factor', () => {
  const codeOf = (secret: string, at: Date) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })
  const enrol = async () => {
    const owner = await makeOwner()
    const { body } = await call('POST', '/me/second-factor', owner.token, { password: OLD })
    const confirmed = await call('POST', '/me/second-factor/confirm', owner.token, {
      code: codeOf(body.secret, server.clock.now),
    })
    expect(confirmed.status).toBe(200)
    return { ...owner, secret: body.secret as string, recovery: confirmed.body.recoveryCodes as string[] }
  }

  test('is due at sign-in; a code opens once, a wrong one doesn’t', async () => {
    const { email, secret } = await enrol()
    expect((await signIn(email, OLD)).body.code).toBe('second-factor-required')
    expect((await signIn(email, 'wrong')).body.code).toBe('invalid-credentials')
    expect((await signIn(email, OLD, '000000')).body.code).toBe('invalid-credentials')
    server.clock.now = new Date('2026-11-24T08:01:00Z')
    const code = codeOf(secret, server.clock.now)
    expect((await signIn(email, OLD, code)).status).toBe(200)
    expect((await signIn(email, OLD, code)).body.code).toBe('invalid-credentials')
  })

  test('is stood in for by each recovery code once', async () => {
    const { email, recovery } = await enrol()
    expect(recovery).toHaveLength(10)
    const code = (recovery[0] as string).toUpperCase()
    const at = await Promise.all([signIn(email, OLD, code), signIn(email, OLD, code)])
    expect(at.map((a) => a.status).sort()).toEqual([200, 401])
  })

  test('is kept encrypted, and switched off with the password', async () => {
    const { email, token, secret } = await enrol()
    const row = await server.database.readPlatform(({ db }) =>
      db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirstOrThrow(),
    )
    expect(JSON.stringify(row)).not.toContain(secret)
    expect((await call('DELETE', '/me/second-factor', token, { password: 'wrong' })).status).toBe(401)
    expect((await call('DELETE', '/me/second-factor', token, { password: OLD })).status).toBe(204)
    expect((await signIn(email, OLD)).status).toBe(200)
  })

  test('must be set up by platform roles before anything else', async () => {
    const support = await server.makeUser({ email: 'support@platform.test', role: 'PLATFORM_SUPPORT' })
    await server.database.withPlatform(({ db }) =>
      db.updateTable('users').set({ second_factor_exempt: false }).where('id', '=', support.id).execute(),
    )
    const as = (method: 'GET' | 'POST', path: string, body?: unknown) =>
      server.call(method, path, { token: support.token, ...(body ? { body } : {}) })
    expect((await as('POST', '/masquerade', { userId: support.id, reason: 'x' })).body.rule).not.toBe(
      'matrix',
    )
    expect((await as('GET', '/grants/actions')).status).toBe(200)
    expect((await server.call('GET', '/members', { tenant: 'salon', token: support.token })).body.code).toBe(
      'second-factor-required',
    )
    const { body } = await as('POST', '/me/second-factor', { password: OLD })
    expect(
      (await as('POST', '/me/second-factor/confirm', { code: codeOf(body.secret, server.clock.now) })).status,
    ).toBe(200)
    expect((await server.call('GET', '/members', { tenant: 'salon', token: support.token })).status).toBe(200)
  })
})

describe('members', () => {
  test('are invited by mail, accept with a strong password, and have the rights that they were given', async () => {
    const owner = await makeOwner()
    const invited = await call('POST', '/members', owner.token, {
      email: 'New@Salon.test',
      name: 'Nia',
      role: 'TENANT_STAFF',
      calendars: 'all',
    })
    expect([invited.status, invited.body.status, invited.body.email]).toEqual([
      201,
      'invited',
      'new@salon.test',
    ])
    expect(
      (
        await call('POST', '/members', owner.token, {
          email: 'new@salon.test',
          name: 'Nia',
          role: 'TENANT_STAFF',
        })
      ).body.code,
    ).toBe('email-taken')
    const lost = await tokenMailedTo('new@salon.test')
    const again = await call('POST', `/members/${invited.body.id}/invitation`, owner.token)
    expect([again.status, again.body.status]).toEqual([200, 'invited'])
    const token = await tokenMailedTo('new@salon.test')
    expect(
      (await call('POST', '/auth/invitation', undefined, { token: lost, name: 'Nia K', password: NEW })).body
        .code,
    ).toBe('invalid-token')
    expect(
      (await call('POST', '/auth/invitation', undefined, { token, name: 'Nia K', password: 'qwertyuiop' }))
        .body.code,
    ).toBe('weak-password')
    expect(
      (await call('POST', '/auth/invitation', undefined, { token, name: 'Nia K', password: NEW })).status,
    ).toBe(200)
    expect(
      (await call('POST', '/auth/invitation', undefined, { token, name: 'Nia K', password: NEW })).body.code,
    ).toBe('invalid-token')
    const late = await call('POST', `/members/${invited.body.id}/invitation`, owner.token)
    expect([late.status, late.body.code]).toEqual([409, 'wrong-status'])
    const me = await call('GET', '/me', (await signIn('new@salon.test', NEW)).body.token)
    expect(me.body).toMatchObject({ user: { role: 'TENANT_STAFF', name: 'Nia K' }, calendars: 'all' })
  })

  test('get no role above the giver’s, and a manager touches no owner', async () => {
    const owner = await makeOwner()
    const manager = await server.makeUser({ email: 'manager@salon.test', role: 'TENANT_MANAGER', tenant })
    expect(
      (
        await call('POST', '/members', manager.token, {
          email: 'a@salon.test',
          name: 'A',
          role: 'TENANT_OWNER',
        })
      ).status,
    ).toBe(403)
    expect(
      (await call('PATCH', `/members/${owner.id}`, manager.token, { role: 'TENANT_STAFF', version: 1 }))
        .status,
    ).toBe(403)
    expect((await call('DELETE', `/members/${owner.id}`, manager.token)).status).toBe(403)
    expect(
      (await call('PATCH', `/members/${manager.id}`, manager.token, { role: 'TENANT_OWNER', version: 1 }))
        .status,
    ).toBe(403)
  })

  test('are shut out at once', async () => {
    const owner = await makeOwner()
    const staff = await server.makeUser({ email: 'gone@salon.test', role: 'TENANT_STAFF', tenant })
    expect((await call('GET', '/me', staff.token)).status).toBe(200)
    expect((await call('DELETE', `/members/${staff.id}`, owner.token)).status).toBe(204)
    expect((await call('GET', '/me', staff.token)).status).toBe(401)
    expect((await signIn('gone@salon.test', OLD)).status).toBe(401)
  })

  test('always keep an owner, also when two leave at once', async () => {
    const other = await server.makeTenant({ slug: 'pair' })
    const [a, b] = await Promise.all(
      ['a', 'b'].map((n) =>
        server.makeUser({ email: `${n}@pair.test`, role: 'TENANT_OWNER', tenant: other }),
      ),
    )
    const leave = (who: { id: string; token: string } | undefined) =>
      server.call('DELETE', `/members/${who?.id}`, { tenant: 'pair', token: who?.token as string })
    const left = await Promise.all([leave(a), leave(b)])
    expect(left.map((l) => l.status).sort()).toEqual([204, 409])
    expect(left.find((l) => l.status === 409)?.body.code).toBe('last-owner')
  })

  test('of one business are none of another’s', async () => {
    const owner = await makeOwner()
    const other = await server.makeTenant({ slug: 'elsewhere' })
    const theirs = await server.makeUser({ email: 'x@elsewhere.test', role: 'TENANT_STAFF', tenant: other })
    const none = await call('PATCH', '/members/01900000-0000-7000-8000-000000000000', owner.token, {
      name: 'x',
      version: 1,
    })
    const foreign = await call('PATCH', `/members/${theirs.id}`, owner.token, { name: 'x', version: 1 })
    expect([foreign.status, foreign.body.code, foreign.body.detail]).toEqual([
      none.status,
      none.body.code,
      none.body.detail,
    ])
  })
})

test('a hundred wrong sign-ins at once don’t keep the owner out from a known device', async () => {
  const limited = await testApp({ settings: { rateLimits: true } })
  try {
    const shop = await limited.makeTenant({ slug: 'salon' })
    const email = 'owner@salon.test'
    await limited.makeUser({ email, role: 'TENANT_OWNER', tenant: shop })
    const attempt = (password: string, headers: Record<string, string> = {}) =>
      limited.call('POST', '/auth/sign-in', { tenant: 'salon', headers, body: { email, password } })
    const known = [(await attempt(OLD)).headers['set-cookie']]
      .flat()
      .map(String)
      .find((c) => c.startsWith('smooth_device=')) as string
    const device = { cookie: known.split(';')[0] as string, 'sec-fetch-site': 'same-origin' }
    const wrong = await Promise.all(Array.from({ length: 100 }, () => attempt('wrong')))
    const count = (status: number) => wrong.filter((w) => w.status === status).length
    expect([count(401), count(429)]).toEqual([10, 90])
    expect((await attempt(OLD)).status).toBe(429)
    expect((await attempt(OLD, device)).status).toBe(200)
    expect((await attempt(OLD, { ...device, cookie: `${device.cookie}x` })).status).toBe(429)
  } finally {
    await limited.close()
  }
})
