import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../testing/test-app.ts'

const PASSWORD = 'correct horse battery'
const server = await testApp({ settings: { rateLimits: true, trustedProxies: ['127.0.0.1'] } })
const tenant = await server.makeTenant({ slug: 'salon', plan: 'unlimited' })
afterAll(() => server.close())
beforeEach(() => {
  server.clock.now = new Date('2026-11-24T08:00:00Z')
})

let made = 0
const someone = async () => {
  const email = `someone${++made}@salon.test`
  return { email, ...(await server.makeUser({ email, role: 'TENANT_OWNER', tenant })) }
}
/** An attempt from an address of its own, unless it is given. */
let addresses = 0
const from = (ip = `192.0.2.${++addresses}`) => ({ 'x-forwarded-for': ip })
const signIn = (email: string, password: string, headers: Record<string, string>, code?: string) =>
  server.call('POST', '/auth/sign-in', { tenant: 'salon', headers, body: { email, password, code } })
const deviceOf = (answer: { headers: Record<string, unknown> }) =>
  [answer.headers['set-cookie']]
    .flat()
    .map(String)
    .find((cookie) => cookie.startsWith('smooth_device='))
    ?.split(';')[0] as string
const statuses = async (count: number, attempt: () => Promise<{ status: number }>) => {
  const all: number[] = []
  for (let n = 0; n < count; n++) all.push((await attempt()).status)
  return all
}

describe('a mailed link', () => {
  test.each([
    ['salon.localhost:3000', undefined, 'http://salon.localhost:3000/reset-password#'],
    ['203.0.113.9:3000', 'salon', 'http://salon.localhost:3000/reset-password#'],
    ['localhost', 'salon', 'http://salon.localhost/reset-password#'],
  ])('asked for at %s leads to a host of ours', async (host, slug, start) => {
    const { email } = await someone()
    const asked = await server.call('POST', '/auth/password/forgot', {
      ...(slug ? { tenant: slug } : {}),
      headers: { host },
      body: { email },
    })
    expect(asked.status).toBe(202)
    const mails = () =>
      server.database.readPlatform(({ db }) =>
        db.selectFrom('outbox').select('text').where('recipient', '=', email).execute(),
      )
    await expect.poll(async () => (await mails())[0]?.text).toContain(start)
  })
})

describe('guessing', () => {
  test('from a browser that is known for another account has no more tries than from any', async () => {
    const [victim, attacker] = [await someone(), await someone()]
    const here = from()
    const known = deviceOf(await signIn(attacker.email, PASSWORD, here))
    const guess = (headers: Record<string, string>) => signIn(victim.email, 'wrong', headers)
    const withCookie = { ...here, cookie: known }
    expect(await statuses(11, () => guess(withCookie))).toEqual([...Array(10).fill(401), 429])
    expect((await guess(here)).status).toBe(429)
  })

  test('by two people at one desk is told apart: the browser stays known for both', async () => {
    const [a, b] = [await someone(), await someone()]
    const here = from()
    const first = deviceOf(await signIn(a.email, PASSWORD, here))
    const both = deviceOf(await signIn(b.email, PASSWORD, { ...here, cookie: first }))
    for (const { email } of [a, b]) {
      expect((await statuses(10, () => signIn(email, 'wrong', here))).at(-1)).toBe(401)
      expect((await signIn(email, PASSWORD, here)).status).toBe(429)
      expect((await signIn(email, PASSWORD, { ...here, cookie: both })).status).toBe(200)
    }
  })

  test('from all the addresses of an IPv6 network counts as from one', async () => {
    const { email } = await someone()
    let n = 0
    const guess = () => signIn(email, 'wrong', from(`2001:db8:1:2::${(++n).toString(16)}`))
    expect(await statuses(11, guess)).toEqual([...Array(10).fill(401), 429])
    expect((await signIn(email, PASSWORD, from('2001:db8:1:3::1'))).status).toBe(200)
  })

  test('at the password within a session that was found open ends after ten, with a time to wait', async () => {
    const { token } = await someone()
    const change = (current: string) =>
      server.call('POST', '/me/password', {
        tenant: 'salon',
        token,
        headers: from(),
        body: { current, password: 'four grey whales sing at noon' },
      })
    expect(await statuses(11, () => change('wrong'))).toEqual([...Array(10).fill(401), 429])
    const refused = await change(PASSWORD)
    expect([refused.body.code, Number(refused.headers['retry-after']) > 0]).toEqual(['rate-limited', true])
  })

  test('at the code with a stolen password ends after twenty, from wherever; a known browser goes on', async () => {
    const { email, token } = await someone()
    const begun = await server.call('POST', '/me/second-factor', {
      tenant: 'salon',
      token,
      body: { password: PASSWORD },
    })
    const codeNow = () =>
      new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate({
        timestamp: server.clock.now.getTime(),
      })
    const confirmed = await server.call('POST', '/me/second-factor/confirm', {
      tenant: 'salon',
      token,
      body: { code: codeNow() },
    })
    expect(confirmed.status).toBe(200)
    server.clock.now = new Date('2026-11-24T08:05:00Z')
    const known = deviceOf(await signIn(email, PASSWORD, from(), codeNow()))
    const wrong = codeNow() === '000000' ? '000001' : '000000'
    const guesses = await statuses(21, () => signIn(email, PASSWORD, from(), wrong))
    expect(guesses).toEqual([...Array(20).fill(401), 429])
    server.clock.now = new Date('2026-11-24T08:10:00Z')
    expect((await signIn(email, PASSWORD, from(), codeNow())).status).toBe(429)
    expect((await signIn(email, PASSWORD, { ...from(), cookie: known }, codeNow())).status).toBe(200)
  })
})

test('a second factor counts until another one is confirmed: a password alone takes none away', async () => {
  const { email, token } = await someone()
  const call = (method: 'POST' | 'GET', path: string, body?: object) =>
    server.call(method, `/me/second-factor${path}`, { tenant: 'salon', token, ...(body ? { body } : {}) })
  const begin = async () => (await call('POST', '', { password: PASSWORD })).body.secret as string
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.clock.now.getTime() })
  const first = await begin()
  expect((await call('POST', '/confirm', { code: codeOf(first) })).status).toBe(200)
  const second = await begin()
  expect((await call('GET', '')).body).toMatchObject({ enabled: true, recoveryCodesLeft: 10 })
  expect((await signIn(email, PASSWORD, from())).body.code).toBe('second-factor-required')
  server.clock.now = new Date('2026-11-24T08:05:00Z')
  expect((await signIn(email, PASSWORD, from(), codeOf(second))).status).toBe(401)
  expect((await signIn(email, PASSWORD, from(), codeOf(first))).status).toBe(200)
  expect((await call('POST', '/confirm', { code: codeOf(first) })).body.code).toBe('invalid-token')
  expect((await call('POST', '/confirm', { code: codeOf(second) })).status).toBe(200)
  server.clock.now = new Date('2026-11-24T08:10:00Z')
  expect((await signIn(email, PASSWORD, from(), codeOf(first))).status).toBe(401)
  expect((await signIn(email, PASSWORD, from(), codeOf(second))).status).toBe(200)
})

test('whoever takes their account back by its mail has voided what somebody else asked for meanwhile', async () => {
  const { email, token } = await someone()
  const mailTo = async (recipient: string) => {
    const mails = () =>
      server.database.readPlatform(({ db }) =>
        db
          .selectFrom('outbox')
          .select('text')
          .where('recipient', '=', recipient)
          .orderBy('id', 'desc')
          .execute(),
      )
    await expect.poll(async () => (await mails())[0]?.text ?? '').toContain('#')
    return (await mails())[0]?.text.match(/#(\S+)/)?.[1] as string
  }
  const thief = `thief${made}@elsewhere.test`
  const asked = await server.call('POST', '/me/email', {
    tenant: 'salon',
    token,
    body: { email: thief, password: PASSWORD },
  })
  expect(asked.status).toBe(202)
  const stolen = await mailTo(thief)
  const post = (path: string, body: object) => server.call('POST', path, { tenant: 'salon', body })
  await server.database.withPlatform(({ db }) =>
    db.deleteFrom('outbox').where('recipient', '=', email).execute(),
  )
  await post('/auth/password/forgot', { email })
  const own = await mailTo(email)
  const password = 'four grey whales sing at noon'
  expect((await post('/auth/password/reset', { token: own, password })).status).toBe(202)
  expect((await post('/auth/email/confirm', { token: stolen })).body.code).toBe('invalid-token')
  expect((await signIn(email, password, from())).status).toBe(200)
})
