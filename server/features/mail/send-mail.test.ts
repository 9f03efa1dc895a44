import { once } from 'node:events'
import { createServer } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { runJobs } from '../../jobs/run-jobs.ts'
import { testApp } from '../../testing/test-app.ts'
import { queueMail } from './queue-mail.ts'
import { makeMailer } from './send-mail.ts'

const lines: string[] = []
// in the past, so that what is due by this clock is due by the queue's
const server = await testApp({
  now: '2020-01-06T08:00:00Z',
  settings: { quiet: false },
  log: { write: (line) => void lines.push(line) },
})
const tenant = await server.makeTenant({ slug: 'salon', name: 'Salon', plan: 'unlimited' })
const owner = await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant })

/** A port on which nobody listens. */
const port = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => resolve(port))
  })
})
const mailer = makeMailer(
  `smtp://smooth:open-sesame@127.0.0.1:${port}?ignoreTLS=true`,
  'Smooth <hello@smooth.test>',
)
const stop = await runJobs({ ...server.deps, mailer }, server.jobsUrl)

const received: (ParsedMail & { envelope: string[] })[] = []
const smtp = new SMTPServer({
  authOptional: false,
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _, done) =>
    username === 'smooth' && password === 'open-sesame'
      ? done(null, { user: username })
      : done(new Error('no')),
  onData(stream, { envelope }, done) {
    simpleParser(stream).then((mail) => {
      received.push({ ...mail, envelope: envelope.rcptTo.map(({ address }) => address) })
      done()
    }, done)
  },
})
afterAll(async () => {
  await stop()
  mailer.close()
  await new Promise<void>((resolve) => smtp.close(resolve))
  await server.close()
})

const outbox = (recipient: string) =>
  server.database.readPlatform(({ db }) =>
    db
      .selectFrom('outbox')
      .select(['id', 'status', 'error'])
      .where('recipient', '=', recipient)
      .executeTakeFirst(),
  )

test('a mail that no server takes is tried again and delivered once; its link opens what it says, and is in no log', async () => {
  const invited = await server.call('POST', '/members', {
    tenant: 'salon',
    token: owner.token,
    headers: { host: 'salon.localhost:3000' },
    body: { email: 'zoe@salon.test', name: 'Zoë <b>', role: 'TENANT_STAFF' },
  })
  expect(invited.status).toBe(201)
  await expect.poll(async () => (await outbox('zoe@salon.test'))?.status).toBe('failed')
  expect((await outbox('zoe@salon.test'))?.error).toContain('ECONNREFUSED')

  smtp.listen(port, '127.0.0.1')
  await once(smtp.server, 'listening')
  await expect.poll(async () => (await outbox('zoe@salon.test'))?.status).toBe('sent')
  expect(received).toHaveLength(1)
  const [mail] = received
  const { id, error } = (await outbox('zoe@salon.test')) ?? {}
  expect(error).toBeNull()
  expect(mail).toMatchObject({
    envelope: ['zoe@salon.test'],
    subject: 'Salon invites you',
    from: { text: '"Smooth" <hello@smooth.test>' },
    messageId: `<${id}@smooth.test>`,
  })

  const link = /^http:\/\/salon\.localhost:3000\/invitation#(\S+)$/m
  const token = mail?.text?.match(link)?.[1] as string
  expect(mail?.html).toContain(`href="http://salon.localhost:3000/invitation#${token}"`)
  const accepted = await server.call('POST', '/auth/invitation', {
    tenant: 'salon',
    body: { token, name: 'Zoë', password: 'four grey whales sing at noon' },
  })
  expect(accepted.body.user).toMatchObject({ email: 'zoe@salon.test', role: 'TENANT_STAFF' })
  expect(lines.some((line) => line.includes('send-mail'))).toBe(true)
  expect(lines.some((line) => line.includes('/api/v1/auth/invitation'))).toBe(true)
  for (const line of [...lines, ...(await server.logLines('security')).map((l) => JSON.stringify(l))]) {
    expect(line).not.toContain(token)
    expect(line).not.toContain('open-sesame')
  }
})

test('what a name could do to a mail, it does not: no other recipient, no markup', async () => {
  const before = received.length
  await server.call('POST', '/members', {
    tenant: 'salon',
    token: owner.token,
    body: { email: 'kim@salon.test', name: 'Kim', role: 'TENANT_STAFF' },
  })
  await server.database.withPlatform(async (tx) => {
    await queueMail(tx, {
      to: 'pat@salon.test',
      kind: 'business-confirm',
      values: {
        business: 'Salon\r\nBcc: everyone@salon.test <script>alert(1)</script>',
        link: 'https://salon.test/?a="><img src=x>',
      },
    })
  })
  await expect.poll(() => received.length).toBe(before + 2)
  const mail = received.find(({ envelope }) => envelope.includes('pat@salon.test'))
  expect(mail?.envelope).toEqual(['pat@salon.test'])
  expect(mail?.headers.has('bcc')).toBe(false)
  expect(mail?.html).not.toMatch(/<script|<img/)
})
