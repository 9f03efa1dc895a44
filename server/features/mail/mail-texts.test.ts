import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { findBusinesses } from '../sign-up/find-businesses.ts'
import { MAIL_TEXTS, mailLanguage, wordMessage } from './mail-texts.ts'

const server = await testApp()
afterAll(() => server.close())

/** Every text with the path to it: what it fills in, and whether it says anything. */
function shapeOf(texts: unknown, path = ''): [string, unknown][] {
  if (typeof texts === 'string')
    return [[path, { fills: (texts.match(/\{\{.*?\}\}/g) ?? []).toSorted(), isBlank: texts.trim() === '' }]]
  return Object.entries(texts as object).flatMap(([key, one]) => shapeOf(one, `${path}/${key}`))
}
const bySubject = ({ mails }: (typeof MAIL_TEXTS)['en']) => Object.values(mails).map((mail) => mail.subject)

describe('in each language', () => {
  const others = Object.entries(MAIL_TEXTS).filter(([language]) => language !== 'en')
  test.each(others)('%s has the texts of English, which fill in the same', (_, texts) => {
    expect(Object.fromEntries(shapeOf(texts))).toEqual(Object.fromEntries(shapeOf(MAIL_TEXTS.en)))
  })

  test('no two subjects are the same, as a mail is known again by its subject', () => {
    const subjects = Object.values(MAIL_TEXTS).flatMap(bySubject)
    expect(subjects).toHaveLength(5 * 9)
    expect(new Set(subjects).size).toBe(subjects.length)
  })
})

test('a locale is written to in its language, and in English where we don’t write it', () => {
  expect(['de', 'de-AT', 'ar-EG', 'ja', 'constructor', '', null].map(mailLanguage)).toEqual([
    'de',
    'de',
    'ar',
    'en',
    'en',
    'en',
    'en',
  ])
})

test('what a name looks like is not filled in again', () => {
  const values = { business: '{{link}} $& Bar', inviter: 'Ann', link: 'https://x.test/#secret' }
  const { subject } = wordMessage({ kind: 'member-invited', values }, 'en')
  expect(subject).toBe('{{link}} $& Bar invites you')
})

const mailsTo = (to: string) =>
  server.database.readPlatform(({ db }) =>
    db
      .selectFrom('outbox')
      .select(['subject', 'text', 'html'])
      .where('recipient', '=', to)
      .orderBy('id')
      .execute(),
  )

async function invited(slug: string, locale: string) {
  const tenant = await server.makeTenant({ slug, name: 'Oase', locale })
  const email = `owner@${slug}.test`
  const { token } = await server.makeUser({ email, role: 'TENANT_OWNER', tenant })
  const to = `zoe@${slug}.test`
  const body = { email: to, name: 'Zoë', role: 'TENANT_STAFF' }
  expect((await server.call('POST', '/members', { tenant: slug, token, body })).status).toBe(201)
  const mails = await mailsTo(to)
  expect(mails).toHaveLength(1)
  return { email, token, mail: mails[0] as (typeof mails)[number] }
}

test('an English business invites in English, word for word', async () => {
  const { mail } = await invited('english', 'en')
  const [, secret] = mail.text.match(/#(\S+)/) as RegExpMatchArray
  const link = `http://english.localhost:80/invitation#${secret}`
  expect(mail).toMatchObject({
    subject: 'Oase invites you',
    text: `owner invites you to work with Oase on SmoothSchedule.\n\nAccept within seven days:\n\n${link}\n`,
  })
  expect(mail.html).toMatch(/^<!doctype html><html lang="en"><head>.*<body style=/)
  expect(mail.html).toContain(`<p><a href="${link}" style="color:#0f766e">${link}</a></p>`)
})

test('a German business invites in German, and speaks French from when it says so', async () => {
  const { email, token, mail } = await invited('german', 'de')
  expect(mail.subject).toBe('Oase lädt Sie ein')
  expect(mail.text).toContain('Nehmen Sie die Einladung innerhalb von sieben Tagen an:')
  expect(mail.text).toMatch(/\/invitation#\S+\n$/)
  expect(mail.html).toMatch(/^<!doctype html><html lang="de"><head>/)
  expect(mail.html).not.toContain('dir=')

  const { body } = await server.call('GET', '/business', { tenant: 'german', token })
  const french = { locale: 'fr', version: body.version }
  expect((await server.call('PATCH', '/business', { tenant: 'german', token, body: french })).status).toBe(
    200,
  )
  await server.call('POST', '/auth/password/forgot', { tenant: 'german', body: { email } })
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
  const [reset] = await mailsTo(email)
  expect(reset?.subject).toBe('Définissez un nouveau mot de passe')
  expect(reset?.html).toContain('<html lang="fr">')
})

test('an Arabic business’s mail runs from right to left, but for its link', async () => {
  const { mail } = await invited('arabic', 'ar')
  expect(mail.subject).toBe('دعوة من Oase')
  expect(mail.html).toMatch(/^<!doctype html><html lang="ar" dir="rtl"><head>.*<body dir="rtl" style=/)
  expect(mail.html).toContain('<a dir="ltr" href="http://arabic.localhost:80/invitation#')
})

test('who asks where they sign in is told in the language of their places, once in ten minutes', async () => {
  const { email } = await invited('spanish', 'es')
  // awaited, as the call that anybody makes is not
  const find = () =>
    server.database.withPlatform((tx) => findBusinesses(tx, email, (slug) => `http://${slug}.test/sign-in`))
  const told = async () => (await mailsTo(email)).map(({ subject }) => subject)
  await find()
  await find()
  expect(await told()).toEqual(['Dónde iniciar sesión'])
  server.clock.now = new Date(server.clock.now.getTime() + 11 * 60_000)
  await find()
  expect(await told()).toEqual(Array(2).fill('Dónde iniciar sesión'))
})

test('a sign-up is answered in the language of its country', async () => {
  const signUp = async (country: string) => {
    const slug = `new-${country.toLowerCase()}`
    const owner = { name: 'Bea', email: `bea@${slug}.test`, password: 'four grey whales sing at noon' }
    const body = { name: 'Oase', slug, timeZone: 'Europe/London', country, currency: 'EUR', owner }
    expect((await server.call('POST', '/businesses', { body })).status).toBe(201)
    return (await mailsTo(owner.email)).map(({ subject }) => subject)
  }
  expect(await signUp('GB')).toEqual(['Confirm Oase'])
  expect(await signUp('AT')).toEqual(['Bestätigen Sie Oase'])
  expect(await signUp('JP')).toEqual(['Confirm Oase'])
})
