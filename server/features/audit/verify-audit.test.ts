import { randomUUIDv7 } from 'node:crypto'
import { parseCrontab } from 'graphile-worker'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TenantScope } from '../../database/scope.ts'
import { CRONTAB, PLATFORM_TASKS } from '../../jobs/tasks.ts'
import { makeSecret } from '../../secret.ts'
import { type TestApp, testApp } from '../../testing/test-app.ts'
import { eraseDetails } from './erase-details.ts'
import { signHeads } from './sign-heads.ts'
import { verifyAudit } from './verify-audit.ts'

let server: TestApp
let tamperer: pg.Client

beforeAll(async () => {
  server = await testApp()
  tamperer = new pg.Client(server.ownerUrl)
  await tamperer.connect()
})
afterAll(async () => {
  await tamperer.end()
  await server.close()
})

const verify = (scope: TenantScope | null) => verifyAudit(server.deps, scope)
const write = (scope: TenantScope, n: number) =>
  server.database.withTenant(scope, async (tx) =>
    tx.audit({
      action: 'customer.updated',
      subjectType: 'customer',
      reason: n % 3 ? null : `because of “${n}”`,
      details: { after: { name: `Zoë ${n}`, tags: ['a', 'b'], nested: { z: 1, a: 1.5, big: 12345678901 } } },
    }),
  )

let tenants = 0
/** A log of 20 entries, signed at 10 and at 20. */
async function signedLog() {
  const tenant = await server.makeTenant({ slug: `log-${++tenants}` })
  for (let n = 1; n <= 20; n++) {
    await write(tenant, n)
    if (n % 10 === 0) await signHeads(server.deps)
  }
  expect(await verify(tenant)).toEqual({ entries: 20, signatures: 2, broken: null })
  const sql = (text: string) => tamperer.query(text.replaceAll('LOG', `${tenant.schema}.audit_log`))
  return { tenant, sql, schema: tenant.schema }
}

/** Links every entry anew from one on, as whoever knows how the chain is made would. */
const relink = (schema: string, from: number) => `DO $$
  DECLARE e record; previous bytea;
  BEGIN
    SELECT coalesce((SELECT hash FROM ${schema}.audit_log WHERE number < ${from} ORDER BY number DESC LIMIT 1), '\\x') INTO previous;
    FOR e IN SELECT * FROM ${schema}.audit_log WHERE number >= ${from} ORDER BY number LOOP
      e.details_hash := core.audit_details_hash(e.details_salt, e.reason, e.details);
      UPDATE ${schema}.audit_log SET previous_hash = previous, details_hash = e.details_hash,
        hash = core.audit_hash(previous, e.number, e.at, e.actor_kind, e.actor_user_id, e.real_user_id, e.action,
          e.subject_type, e.subject_id, e.request_id, e.details_hash)
      WHERE number = e.number RETURNING hash INTO previous;
    END LOOP;
    UPDATE ${schema}.head SET audit_hash = previous, audit_number = (SELECT max(number) FROM ${schema}.audit_log);
  END $$`

test('two hundred writes at once make one chain that holds, signed and unsigned', async () => {
  const tenant = await server.makeTenant({ slug: 'busy' })
  await Promise.all(Array.from({ length: 200 }, (_, n) => write(tenant, n)))
  expect(await verify(tenant)).toEqual({ entries: 200, signatures: 0, broken: null })
  await signHeads(server.deps)
  await signHeads(server.deps)
  expect(await verify(tenant)).toEqual({ entries: 200, signatures: 1, broken: null })
  const platform = await verify(null)
  expect(platform).toMatchObject({ signatures: 1, broken: null })
  expect(platform.entries).toBeGreaterThan(0)
})

test('a log that grows while it is verified is followed', async () => {
  const tenant = await server.makeTenant({ slug: 'growing' })
  await write(tenant, 0)
  const writing = Promise.all(Array.from({ length: 50 }, (_, n) => write(tenant, n)))
  const verdicts = []
  for (let n = 0; n < 5; n++) verdicts.push((await verify(tenant)).broken)
  await writing
  expect(verdicts).toEqual(Array(5).fill(null))
  expect((await verify(tenant)).entries).toBe(51)
})

describe('with the rights of a superuser', () => {
  test.each<[string, string, object]>([
    [
      'a changed action',
      `UPDATE LOG SET action = 'customer.read' WHERE number = 7`,
      { kind: 'row', number: 7 },
    ],
    ['a changed actor', `UPDATE LOG SET actor_user_id = gen_random_uuid() WHERE number = 7`, { number: 7 }],
    ['a changed time', `UPDATE LOG SET at = at + interval '1 microsecond' WHERE number = 7`, { number: 7 }],
    ['changed details', `UPDATE LOG SET details = '{"after": {}}' WHERE number = 7`, { number: 7 }],
    ['a changed reason', `UPDATE LOG SET reason = 'nothing' WHERE number = 9`, { number: 9 }],
    ['details without their salt', `UPDATE LOG SET details_salt = null WHERE number = 7`, { number: 7 }],
    ['a removed row', 'DELETE FROM LOG WHERE number = 7', { kind: 'row', number: 7, problem: 'is missing' }],
    ['a removed beginning', 'DELETE FROM LOG WHERE number < 4', { number: 1, problem: 'is missing' }],
    [
      'a removed row whose followers moved up',
      'DELETE FROM LOG WHERE number = 7; UPDATE LOG SET number = number - 1 WHERE number > 7',
      { number: 7 },
    ],
    [
      'an inserted row',
      `UPDATE LOG SET number = -number WHERE number > 7; UPDATE LOG SET number = 1 - number WHERE number < 0;
      INSERT INTO LOG SELECT 8, at, actor_user_id, real_user_id, actor_kind, action, subject_type, subject_id, reason,
        request_id, details, details_salt, details_hash, hash, hash FROM LOG WHERE number = 7`,
      { kind: 'row', number: 8 },
    ],
    [
      'a row before the first',
      `INSERT INTO LOG (number, at, actor_kind, action, subject_type) VALUES (0, now(), 'system', 'x', 'x')`,
      { number: 0, problem: 'was inserted' },
    ],
    [
      'a row after the last',
      `INSERT INTO LOG SELECT 21, at, actor_user_id, real_user_id, actor_kind, action, subject_type, subject_id,
        reason, request_id, details, details_salt, details_hash, hash, hash FROM LOG WHERE number = 20`,
      { kind: 'row', number: 21 },
    ],
    [
      'two rows in each other’s place',
      'UPDATE LOG SET number = CASE number WHEN 7 THEN -8 ELSE -7 END WHERE number IN (7, 8); UPDATE LOG SET number = -number WHERE number < 0',
      { kind: 'row', number: 7 },
    ],
    [
      'a tail that was cut off',
      'DELETE FROM LOG WHERE number > 15',
      { kind: 'row', number: 16, problem: 'is missing' },
    ],
    ['all of it gone', 'DELETE FROM LOG', { kind: 'row', number: 1, problem: 'is missing' }],
  ])('%s is found', async (_, statement, broken) => {
    const { tenant, sql } = await signedLog()
    await sql(statement)
    expect((await verify(tenant)).broken).toMatchObject(broken)
  })

  test('a tail that was cut off together with the head is found by the signature', async () => {
    const { tenant, sql, schema } = await signedLog()
    await sql(`DELETE FROM LOG WHERE number > 15; ${relink(schema, 15)}`)
    expect((await verify(tenant)).broken).toEqual({
      kind: 'signature',
      number: 20,
      problem: 'is of an entry that is gone',
    })
    await signHeads(server.deps)
    expect(await server.logLines('security')).toContainEqual(
      expect.objectContaining({ event: 'audit.broken', tenantId: tenant.tenantId, number: 15 }),
    )
    for (let n = 0; n < 9; n++) await write(tenant, n)
    await signHeads(server.deps)
    expect((await verify(tenant)).broken).toMatchObject({ kind: 'signature', number: 20 })
  })

  test('a chain that was made anew from one row on is found by the first signature after it', async () => {
    const { tenant, sql, schema } = await signedLog()
    await sql(`UPDATE LOG SET action = 'customer.read' WHERE number = 13; ${relink(schema, 13)}`)
    expect((await verify(tenant)).broken).toMatchObject({ kind: 'signature', number: 20 })
    await sql(`UPDATE LOG SET action = 'customer.read' WHERE number = 3; ${relink(schema, 3)}`)
    expect((await verify(tenant)).broken).toMatchObject({ kind: 'signature', number: 10 })
  })

  test('a signature made without the key, or taken from elsewhere, is none', async () => {
    const { tenant, sql, schema } = await signedLog()
    await sql(`UPDATE LOG SET action = 'customer.read' WHERE number = 3; ${relink(schema, 3)}`)
    const signed = `platform.audit_signatures WHERE tenant_id = '${tenant.tenantId}'`
    await sql(`UPDATE platform.audit_signatures s SET hash = l.hash FROM LOG l
      WHERE l.number = s.number AND s.tenant_id = '${tenant.tenantId}'`)
    expect((await verify(tenant)).broken).toMatchObject({
      kind: 'signature',
      number: 10,
      problem: expect.stringContaining('key'),
    })
    await sql(`DELETE FROM ${signed}`)
    const forger = { ...server.deps, secret: makeSecret('another secret, which is long enough to be one') }
    await signHeads(forger)
    expect((await verify(tenant)).broken).toMatchObject({ kind: 'signature', number: 20 })
  })

  test('functions that were replaced hide nothing', async () => {
    const { tenant, sql } = await signedLog()
    const original = await tamperer.query(`SELECT pg_get_functiondef('core.audit_hash'::regproc) AS text`)
    await tamperer.query(
      original.rows[0].text.replace(/SELECT sha256[\s\S]*?\$function\$/, `SELECT p_previous $function$`),
    )
    try {
      await sql(`UPDATE LOG SET action = 'customer.read' WHERE number = 5`)
      expect((await verify(tenant)).broken).toMatchObject({ number: 5, problem: 'was changed' })
    } finally {
      await tamperer.query(original.rows[0].text)
    }
  })

  test('a reason that was put in the place of an erased one is found', async () => {
    const { tenant, sql } = await signedLog()
    await sql('UPDATE LOG SET details = null, details_salt = null, reason = null WHERE number IN (1, 7, 20)')
    expect(await verify(tenant)).toEqual({ entries: 20, signatures: 2, broken: null })
    await sql(`UPDATE LOG SET reason = 'another' WHERE number = 7`)
    expect((await verify(tenant)).broken).toMatchObject({ kind: 'row', number: 7 })
  })
})

test('erasing a customer takes their details out of their business’s log alone, which stays whole', async () => {
  const [here, there] = [
    await server.makeTenant({ slug: 'erasing' }),
    await server.makeTenant({ slug: 'keeping' }),
  ]
  const [kim, zoe] = [randomUUIDv7(), randomUUIDv7()]
  for (const tenant of [here, there])
    await server.database.withTenant(tenant, async (tx) => {
      for (const subjectId of [kim, zoe])
        tx.audit({ action: 'customer.created', subjectType: 'customer', subjectId, details: { name: 'Kim' } })
      tx.audit({ action: 'member.invite', subjectType: 'user', subjectId: kim, details: { role: 'x' } })
    })
  await signHeads(server.deps)
  const erase = () => server.database.withTenant(here, (tx) => eraseDetails(tx, [kim]))
  expect([await erase(), await erase()]).toEqual([1, 0])
  const details = async (tenant: TenantScope) =>
    (
      await server.database.readTenant(tenant, ({ db }) =>
        db.selectFrom('audit_log').select(['details', 'details_salt']).orderBy('number').execute(),
      )
    ).map((row) => row.details !== null && row.details_salt !== null)
  expect([await details(here), await details(there)]).toEqual([
    [false, true, true],
    [true, true, true],
  ])
  for (const tenant of [here, there])
    expect(await verify(tenant)).toEqual({ entries: 3, signatures: 1, broken: null })
  await tamperer.query('BEGIN; SET LOCAL ROLE smooth_platform')
  await expect(tamperer.query(`SELECT core.erase_details('{}')`)).rejects.toMatchObject({ code: '42501' })
  await tamperer.query('ROLLBACK')
})

test('nobody but the owner of the database changes a log', async () => {
  const { schema } = await signedLog()
  for (const role of [schema, 'smooth_platform']) {
    for (const statement of [
      `DELETE FROM ${schema}.audit_log`,
      `UPDATE ${schema}.audit_log SET action = 'x'`,
      'DELETE FROM platform.audit_signatures',
      'UPDATE platform.audit_signatures SET number = 0',
      'DELETE FROM platform.audit_log',
    ]) {
      await tamperer.query(`BEGIN; SET LOCAL ROLE ${role}`)
      await expect(tamperer.query(statement)).rejects.toMatchObject({ code: '42501' })
      await tamperer.query('ROLLBACK')
    }
  }
})

test('the heads are signed every minute, and all that recurs is known', () => {
  const recurring = parseCrontab(CRONTAB)
  expect(recurring.map(({ task }) => task)).toContain('sign-audit')
  for (const { task } of recurring) expect(Object.keys(PLATFORM_TASKS)).toContain(task)
})
