import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../jobs/run-jobs.ts'
import { makeSalon, type Salon } from '../../testing/salon.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import { makeMailer } from '../mail/send-mail.ts'

let server: TestApp
let salon: Salon
let owner: string
let stop: () => Promise<void>
const tenant = 'salon'

beforeAll(async () => {
  server = await testApp({ now: '2020-01-06T08:00:00Z' })
  salon = await makeSalon(server)
  owner = (await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })).token
  stop = await runJobs(
    { ...server.deps, mailer: makeMailer(undefined, 'SmoothSchedule <no-reply@localhost>') },
    server.jobsUrl,
  )
})
afterAll(async () => {
  await stop()
  await server.close()
})

const call = (method: string, path: string, body: Record<string, unknown>, token = owner) =>
  server.call(method as 'POST', path, { tenant, token, body })
const book = async (start: string, customer: { name: string; email?: string }) => {
  const { body } = await call('POST', '/appointments', { serviceId: salon.cut, start, customer })
  return body.id as string
}
const mails = () =>
  server.database.readPlatform(({ db }) =>
    db
      .selectFrom('outbox')
      .select(['recipient', 'subject', 'text'])
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
  )

test('a customer is told of a new time and of a cancellation, where that was asked for and an address is known', async () => {
  const emma = await book('2020-01-07T10:00:00Z', { name: 'Emma', email: 'emma@home.test' })
  const nobody = await book('2020-01-07T12:00:00Z', { name: 'Kim' })
  const quiet = { start: '2020-01-07T10:30:00Z', version: 1 }
  expect((await call('PATCH', `/appointments/${emma}`, quiet)).status).toBe(200)
  const told = { start: '2020-01-07T11:00:00Z', version: 2, notify: true }
  expect((await call('PATCH', `/appointments/${emma}`, told)).status).toBe(200)
  await expect.poll(async () => (await mails()).length, { timeout: 15_000 }).toBe(1)
  const [moved] = await mails()
  expect([moved?.recipient, moved?.subject]).toEqual([
    'emma@home.test',
    'Your visit at The Salon has changed',
  ])
  expect(moved?.text).toContain('January 7, 2020')
  expect(moved?.text).toContain('11:00')

  const both = await call('POST', '/appointments/changes', {
    notify: true,
    changes: [
      { appointmentId: emma, version: 3, status: 'cancelled' },
      { appointmentId: nobody, version: 1, status: 'cancelled' },
    ],
  })
  expect(both.status).toBe(200)
  await expect.poll(async () => (await mails()).length, { timeout: 15_000 }).toBe(2)
  expect((await mails()).map(({ recipient, subject }) => [recipient, subject])[1]).toEqual([
    'emma@home.test',
    'Your visit at The Salon is cancelled',
  ])
})

test('afterwards too; a note alone tells nobody, and customers don’t ask for it', async () => {
  const id = await book('2020-01-08T10:00:00Z', { name: 'Ada', email: 'ada@home.test' })
  const note = await call('PATCH', `/appointments/${id}`, { internalNotes: 'x', version: 1, notify: true })
  expect(note.status).toBe(200)
  const told = await server.call('POST', `/appointments/${id}/notify`, { tenant, token: owner, body: {} })
  expect(told.status).toBe(204)
  await expect
    .poll(async () => (await mails()).filter((mail) => mail.recipient === 'ada@home.test').length, {
      timeout: 15_000,
    })
    .toBe(1)
  const { body: log } = await server.call('GET', '/audit?action=appointment.notify', { tenant, token: owner })
  expect(log.items.map((entry: { subjectId: string }) => entry.subjectId)).toEqual([id])
  const ada = await server.makeUser({ email: 'ada@home.test', role: 'CUSTOMER', tenant: salon })
  const asked = { version: 2, notify: true, status: 'cancelled' }
  expect([403, 404]).toContain((await call('PATCH', `/appointments/${id}`, asked, ada.token)).status)
})
