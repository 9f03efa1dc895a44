import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../features/audit/verify-audit.ts'
import { makeMailer } from '../features/mail/send-mail.ts'
import { purgeExpired } from '../features/tenants/purge-expired.ts'
import { makeSalon, type Salon } from '../testing/salon.ts'
import { type TestApp, testApp } from '../testing/test-app.ts'
import { runJobs } from './run-jobs.ts'

let server: TestApp
let salon: Salon
let stop: () => Promise<void>

beforeAll(async () => {
  // in the past, so that what is due by this clock is due by the queue's
  server = await testApp({ now: '2020-01-06T08:00:00Z' })
  salon = await makeSalon(server)
})
afterAll(async () => {
  await stop()
  await server.close()
})

const holds = () =>
  server.database.readTenant(salon, ({ db }) =>
    db.selectFrom('appointments').select('id').where('status', '=', 'held').execute(),
  )
const events = () =>
  server.database.readTenant(salon, ({ db }) =>
    db.selectFrom('events').select('type').orderBy('number').execute(),
  )

test('a hold frees itself when it runs out, and says so', async () => {
  const body = { serviceId: salon.cut, start: '2020-01-07T10:00:00Z' }
  const held = await server.call('POST', '/holds', { tenant: 'salon', body })
  expect(held.status).toBe(201)
  server.clock.now = new Date('2020-01-06T08:10:00Z')
  // not before: by the queue's clock the job is due already
  stop = await runJobs(
    { ...server.deps, mailer: makeMailer(undefined, 'SmoothSchedule <no-reply@localhost>') },
    server.jobsUrl,
  )
  await expect.poll(holds, { timeout: 15_000 }).toEqual([])
  expect((await events()).map((e) => e.type)).toEqual(['appointment.held', 'appointment.released'])
})

test('a confirmed hold is left alone by the job of its last moment', async () => {
  server.clock.now = new Date('2020-01-06T09:00:00Z')
  const body = { serviceId: salon.cut, start: '2020-01-07T11:00:00Z' }
  const held = await server.call('POST', '/holds', { tenant: 'salon', body })
  const booked = await server.call('POST', '/appointments', {
    tenant: 'salon',
    body: {
      ...body,
      holdId: held.body.id,
      holdSecret: held.body.secret,
      customer: { name: 'Kim', email: 'kim@example.org' },
    },
  })
  expect(booked.body.status).toBe('confirmed')
})

test('what has had its day is purged: kept answers and left-over holds, nothing else', async () => {
  const customer = { name: 'Kim', email: 'kim@example.org' }
  server.clock.now = new Date('2020-01-06T10:00:00Z')
  const book = (start: string, key: string) =>
    server.call('POST', '/appointments', {
      tenant: 'salon',
      headers: { 'idempotency-key': key },
      body: { serviceId: salon.cut, start, customer },
    })
  expect((await book('2020-01-09T10:00:00Z', 'old')).status).toBe(201)
  server.clock.now = new Date('2020-01-07T09:00:00Z')
  expect((await book('2020-01-09T11:00:00Z', 'new')).status).toBe(201)
  server.clock.now = new Date('2020-01-07T11:00:00Z')
  await purgeExpired(server.database)
  const left = await server.database.readTenant(salon, ({ db }) =>
    db.selectFrom('idempotency_keys').select('route').execute(),
  )
  expect(left).toHaveLength(1)
  expect(
    (
      await server.database.readTenant(salon, ({ db }) =>
        db.selectFrom('appointments').select('id').execute(),
      )
    ).length,
  ).toBe(3)
})

test('the heads of the logs are signed by the queue, as its crontab asks', async () => {
  const signatures = async () =>
    (
      await server.database.readPlatform(({ db }) =>
        db.selectFrom('audit_signatures').select('tenant_id').orderBy('tenant_id').execute(),
      )
    ).map(({ tenant_id }) => tenant_id)
  expect(await signatures()).toEqual([])
  const queue = new pg.Client(server.ownerUrl)
  await queue.connect()
  // as the crontab does it, without waiting for the minute
  await queue.query(`SELECT graphile_worker.add_job('sign-audit', '{"_cron": {}}', job_key => 'sign-audit')`)
  await queue.end()
  await expect.poll(signatures).toEqual([salon.tenantId, null])
  expect((await verifyAudit(server.deps, salon)).broken).toBeNull()
})
