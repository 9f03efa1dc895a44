import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import { localeOfCountry } from '../tenants/locale-of-country.ts'

let server: TestApp
const PASSWORD = 'four grey whales sing at noon'
const OTHER_PASSWORD = 'nine red kites over the barn'

beforeAll(async () => {
  server = await testApp()
})
afterAll(() => server.close())
beforeEach(() => {
  server.clock.now = new Date('2026-11-24T08:00:00Z')
})

let made = 0
const business = (more: { owner?: object; [field: string]: unknown } = {}) => {
  const n = ++made
  const { owner, ...rest } = more
  return {
    name: `Bakery ${n}`,
    slug: `bakery-${n}`,
    timeZone: 'Europe/Paris',
    country: 'FR',
    currency: 'EUR',
    ...rest,
    owner: { name: 'Bea', email: `bea${n}@bakery.test`, password: PASSWORD, ...owner },
  }
}
const signUp = (body: unknown) => server.call('POST', '/businesses', { body })
const confirm = (token: string) => server.call('POST', '/businesses/confirm', { body: { token } })
const signIn = (slug: string, email: string, password = PASSWORD) =>
  server.call('POST', '/auth/sign-in', { tenant: slug, body: { email, password } })
const mails = async (to: string) =>
  server.database.readPlatform(({ db }) =>
    db.selectFrom('outbox').select(['subject', 'text']).where('recipient', '=', to).orderBy('id').execute(),
  )
const links = async (to: string) =>
  (await mails(to)).flatMap(({ text }) => text.match(/\/confirm-business#(\S+)/)?.[1] ?? [])
const [LATER, MUCH_LATER] = ['2026-11-26T08:00:00Z', '2026-11-28T08:00:00Z']

describe('a business that signs up', () => {
  test('is there for nobody until its owner opens the mailed link, and theirs from then on', async () => {
    const asked = business()
    const { status, body } = await signUp(asked)
    expect([status, body]).toEqual([
      201,
      { slug: asked.slug, url: `http://${asked.slug}.localhost:80`, status: 'pending' },
    ])
    const { email } = asked.owner
    expect((await server.call('GET', '/business', { tenant: asked.slug })).body.code).toBe('tenant-unknown')
    expect((await signIn(asked.slug, email)).body.code).toBe('invalid-credentials')
    const [token] = await links(email)
    expect((await confirm(token as string)).body.slug).toBe(asked.slug)
    const session = await signIn(asked.slug, email)
    expect(session.body.user).toMatchObject({ role: 'TENANT_OWNER', name: 'Bea' })
    const { token: signedIn } = session.body
    const own = await server.call('GET', '/business', { tenant: asked.slug, token: signedIn })
    expect(own.body).toMatchObject({
      name: asked.name,
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      locale: 'fr',
    })
    const members = await server.call('GET', '/members', { tenant: asked.slug, token: signedIn })
    expect(members.body.items).toMatchObject([{ email, status: 'active' }])
    expect((await confirm(token as string)).body.code).toBe('invalid-token')
  })

  test.each([
    ['FR', 'fr'],
    ['DE', 'de'],
    ['AT', 'de'],
    ['ES', 'es'],
    ['MX', 'es'],
    ['AR', 'es'],
    ['EG', 'ar'],
    ['MA', 'ar'],
    ['AE', 'ar'],
    ['GB', 'en'],
    ['JP', 'en'],
    ['BR', 'en'],
  ])('in %s it speaks %s', (country, locale) => expect(localeOfCountry(country)).toBe(locale))

  test('speaks the language of the country that the opened link says', async () => {
    const asked = business()
    await signUp(asked)
    await signUp({ ...asked, country: 'ES' })
    const [, second] = await links(asked.owner.email)
    expect((await confirm(second as string)).status).toBe(200)
    expect((await server.call('GET', '/business', { tenant: asked.slug })).body).toMatchObject({
      country: 'ES',
      locale: 'es',
    })
  })

  test('twice by the same mail counts as the link says that is opened, password included', async () => {
    const asked = business()
    await signUp(asked)
    const again = { ...asked, name: 'Better Bakery', owner: { ...asked.owner, password: OTHER_PASSWORD } }
    const { status, body } = await signUp(again)
    expect([status, body.status]).toEqual([201, 'pending'])
    const [first, second] = await links(asked.owner.email)
    expect((await confirm(second as string)).status).toBe(200)
    expect((await confirm(first as string)).body.code).toBe('invalid-token')
    expect((await signIn(asked.slug, asked.owner.email)).status).toBe(401)
    expect((await signIn(asked.slug, asked.owner.email, OTHER_PASSWORD)).status).toBe(200)
    expect((await server.call('GET', '/business', { tenant: asked.slug })).body.name).toBe('Better Bakery')
    expect((await signUp(asked)).body.code).toBe('slug-taken')
  })

  test('keeps its address from others for as long as its link is good', async () => {
    const asked = business()
    await signUp(asked)
    const rival = { ...asked, owner: { ...asked.owner, email: 'rival@bakery.test' } }
    server.clock.now = new Date(LATER)
    expect((await signUp(rival)).body.code).toBe('slug-taken')
    server.clock.now = new Date(MUCH_LATER)
    const [old] = await links(asked.owner.email)
    expect((await confirm(old as string)).body.code).toBe('invalid-token')
    expect((await signUp(rival)).status).toBe(201)
    const [token] = await links('rival@bakery.test')
    expect((await confirm(token as string)).status).toBe(200)
    expect((await signIn(asked.slug, 'rival@bakery.test')).status).toBe(200)
    expect((await signIn(asked.slug, asked.owner.email)).status).toBe(401)
  })

  test.each([
    ['a reserved address', { slug: 'www' }, 422, 'invalid-input'],
    ['an address that is none', { slug: '-x' }, 422, 'invalid-input'],
    ['a zone that is none', { timeZone: 'Europe/Nowhere' }, 422, 'invalid-input'],
    ['a trivial password', { owner: { password: 'password1234' } }, 422, 'weak-password'],
    [
      'a password made of its name',
      { slug: 'flourish', name: 'Flourish', owner: { password: 'flourish2026' } },
      422,
      'weak-password',
    ],
  ])('with %s is refused', async (_, more, status, code) => {
    const asked = business(more)
    const answer = await signUp(asked)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(await mails(asked.owner.email)).toEqual([])
  })

  test('is refused where the operator makes businesses', async () => {
    const closed = await testApp({ settings: { signUp: false } })
    try {
      const { status, body } = await closed.call('POST', '/businesses', { body: business() })
      expect([status, body.code]).toEqual([403, 'forbidden'])
    } finally {
      await closed.close()
    }
  })

  test('is one of ten an hour from one address', async () => {
    const limited = await testApp({ settings: { rateLimits: true } })
    try {
      const weak = business({ owner: { password: 'password1234' } })
      const statuses = []
      for (let n = 0; n < 11; n++)
        statuses.push((await limited.call('POST', '/businesses', { body: weak })).status)
      expect(statuses).toEqual([...Array(10).fill(422), 429])
    } finally {
      await limited.close()
    }
  })
})

describe('finding one’s businesses', () => {
  const find = (email: string) => server.call('POST', '/businesses/find', { body: { email } })

  test('mails all of them to whoever has that email, and answers the same to everyone', async () => {
    const email = 'everywhere@people.test'
    const one = await server.makeTenant({ slug: 'place-one', name: 'Place One' })
    const two = await server.makeTenant({ slug: 'place-two', name: 'Place Two' })
    const gone = await server.makeTenant({ slug: 'place-gone', name: 'Place Gone' })
    await server.makeUser({ email, role: 'TENANT_OWNER', tenant: one })
    await server.makeUser({ email, role: 'CUSTOMER', tenant: two })
    const former = await server.makeUser({ email, role: 'TENANT_STAFF', tenant: gone })
    await server.database.withPlatform(({ db }) =>
      db.updateTable('users').set({ status: 'disabled' }).where('id', '=', former.id).execute(),
    )
    const known = await find(email.toUpperCase())
    const unknown = await find('nobody@people.test')
    expect([known.status, known.body]).toEqual([202, { accepted: true }])
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    await expect.poll(async () => (await mails(email)).length).toBe(1)
    const [mail] = await mails(email)
    expect(mail?.text).toContain('http://place-one.localhost:80/sign-in')
    expect(mail?.text).toContain('http://place-two.localhost:80/sign-in')
    expect(mail?.text).not.toContain('place-gone')
    expect(await mails('nobody@people.test')).toEqual([])
  })

  test('mails nobody twice within ten minutes', async () => {
    const email = 'often@people.test'
    const tenant = await server.makeTenant({ slug: 'place-often' })
    await server.makeUser({ email, role: 'CUSTOMER', tenant })
    await find(email)
    await expect.poll(async () => (await mails(email)).length).toBe(1)
    server.clock.now = new Date('2026-11-24T08:05:00Z')
    await find(email)
    server.clock.now = new Date('2026-11-24T08:11:00Z')
    await find(email)
    await expect.poll(async () => (await mails(email)).length).toBe(2)
  })
})
