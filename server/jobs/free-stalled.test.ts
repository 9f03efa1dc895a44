import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { csv, importing, range } from '../features/imports/testing.ts'
import { makeMailer } from '../features/mail/send-mail.ts'
import { purgeExpired } from '../features/tenants/purge-expired.ts'
import { testApp } from '../testing/test-app.ts'
import { runJobs } from './run-jobs.ts'

const server = await testApp({ now: '2026-11-24T10:00:00Z' })
const queue = new pg.Client(server.ownerUrl)
await queue.connect()
let stop = async () => {}
afterAll(async () => {
  await stop()
  await queue.end()
  await server.close()
})

const HEAD = ['First Name', 'Last Name', 'Email Address', 'Phone Number', 'Square Customer ID']
const clients = (n: number) =>
  csv([HEAD, ...range(n).map((i) => [`Ann${i}`, 'M', `ann${i}@x.org`, '', `S${i}`])])
const work = async () => {
  stop = await runJobs(
    { ...server.deps, mailer: makeMailer(undefined, 'x <no-reply@localhost>') },
    server.jobsUrl,
  )
}
/** As the crontab does it, without waiting for the minute. */
const recur = () => queue.query(`SELECT graphile_worker.add_job('free-stalled', '{"_cron": {}}')`)
const lockedJobs = async () =>
  (
    await queue.query<{ locked_by: string }>(
      `SELECT locked_by FROM graphile_worker.jobs WHERE task_identifier = 'run-import' AND locked_at IS NOT NULL`,
    )
  ).rows

/** A worker in a process of its own, which can be killed. */
function workerProcess() {
  const at = (path: string) => JSON.stringify(join(import.meta.dirname, path))
  const program = `import { createDatabase } from ${at('../database/pool.ts')}
    import { runJobs } from ${at('run-jobs.ts')}
    import { pino } from 'pino'
    const database = createDatabase({ url: ${JSON.stringify(server.appUrl)} })
    await runJobs({ database, log: pino({ level: 'silent' }) }, ${JSON.stringify(server.jobsUrl)})`
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: 'inherit',
    cwd: join(import.meta.dirname, '../..'),
  })
}

test('an import whose process is killed in the middle of a batch goes on by itself, and doubles nothing', {
  timeout: 60_000,
}, async () => {
  const { call, upload, batch, count, shop } = await importing(server, 'killed')
  const { body } = await upload(clients(600))
  await call(`POST /imports/${body.id}/run`, { version: body.version })
  await batch(body.id)
  // the next batch comes as far as its customers, and waits for us there
  await queue.query(`BEGIN; LOCK TABLE ${shop.schema}.customers IN SHARE MODE`)
  const child = workerProcess()
  const waiting = async () =>
    (
      await queue.query(
        `SELECT FROM pg_locks WHERE NOT granted AND relation = '${shop.schema}.customers'::regclass`,
      )
    ).rowCount
  await expect.poll(waiting, { timeout: 20_000, interval: 50 }).toBe(1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await queue.query('COMMIT')
  await expect.poll(waiting, { timeout: 20_000, interval: 50 }).toBe(0)

  const killed = (await call(`GET /imports/${body.id}`)).body
  expect(killed).toMatchObject({ state: 'running', counts: { created: 200, ready: 400 } })
  expect(await count('customers')).toBe(200)
  expect(await lockedJobs()).toHaveLength(1)

  await work()
  await recur()
  const done = () => queue.query(`SELECT FROM graphile_worker.jobs WHERE task_identifier = 'free-stalled'`)
  await expect.poll(async () => (await done()).rowCount, { timeout: 15_000 }).toBe(0)
  // it might be alive still
  expect(await lockedJobs()).toHaveLength(1)

  await queue.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '3 minutes' WHERE locked_at IS NOT NULL`,
  )
  await recur()
  const stateOf = async () => (await call(`GET /imports/${body.id}`)).body.state
  await expect.poll(stateOf, { timeout: 20_000 }).toBe('done')
  const { counts } = (await call(`GET /imports/${body.id}`)).body
  expect(counts).toMatchObject({ created: 600, ready: 0, failed: 0 })
  expect(await count('customers')).toBe(600)
  const batches = await server.database.readTenant(shop, ({ db }) =>
    db.selectFrom('audit_log').select('action').where('action', '=', 'import.batch').execute(),
  )
  expect(batches).toHaveLength(3)
  await stop()
})

test('an import without a job gets another one within the hour, one that was stopped none', async () => {
  const { call, upload, count, shop } = await importing(server, 'lost')
  const { body } = await upload(clients(20))
  const stopped = (await upload(clients(30))).body
  for (const one of [body, stopped]) await call(`POST /imports/${one.id}/run`, { version: one.version })
  await call(`POST /imports/${stopped.id}/cancel`)
  await queue.query(`DELETE FROM graphile_worker._private_jobs WHERE payload::text LIKE $1`, [
    `%${shop.tenantId}%`,
  ])
  await purgeExpired(server.database)
  await work()
  const stateOf = async () => (await call(`GET /imports/${body.id}`)).body.state
  await expect.poll(stateOf, { timeout: 20_000 }).toBe('done')
  expect(await count('customers')).toBe(20)
  expect((await call(`GET /imports/${stopped.id}`)).body).toMatchObject({
    state: 'cancelled',
    counts: { ready: 30 },
  })
})
