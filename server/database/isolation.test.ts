import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { type MigratedDatabase, migratedDatabase } from '../testing/migrated.ts'
import { NestedTransaction, RefusedStatement, sqlState, TransactionAborted } from './errors.ts'
import type { TenantScope } from './scope.ts'

let at: MigratedDatabase
let mine: TenantScope
let theirs: TenantScope

const place = { timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }

beforeAll(async () => {
  at = await migratedDatabase({ max: 3 })
  mine = await createTenant(at.database, { slug: 'mine', name: 'Mine', ...place })
  theirs = await createTenant(at.database, { slug: 'theirs', name: 'Theirs', ...place })
})
afterAll(() => at.drop())

/** The SQLSTATE with which one statement fails in a transaction of `mine`; null if it does not fail. */
async function stateOf(statement: string): Promise<string | null> {
  try {
    await at.database.withTenant(mine, ({ db }) => sql.raw(statement).execute(db))
    return null
  } catch (error) {
    if (error instanceof RefusedStatement) return 'refused'
    return sqlState(error) ?? String(error)
  }
}

/** The same, past our own driver: as if the first line of defence were not there. */
async function stateInDatabase(statement: string): Promise<string | null> {
  const client = new pg.Client(at.appUrl)
  await client.connect()
  try {
    await client.query(
      `BEGIN; SET LOCAL ROLE ${mine.schema}; SET LOCAL search_path = ${mine.schema}, core, ext`,
    )
    await client.query({ text: statement, queryMode: 'extended' } as pg.QueryConfig)
    return null
  } catch (error) {
    return sqlState(error) ?? String(error)
  } finally {
    await client.end()
  }
}

const DENIED = '42501'
const SYNTAX = '42601'
const NO_SUCH_TABLE = '42P01'

describe('an injected statement', () => {
  /** A query that was written carelessly: what the visitor typed became SQL. */
  const careless = (typed: string) =>
    at.database.readTenant(mine, async ({ db }) => {
      const { rows } = await sql<{
        name: string
      }>`select name from business where name = '${sql.raw(typed)}'`.execute(db)
      return rows.map((row) => row.name)
    })

  it("reads no more than its own tenant's rows", async () => {
    expect(await careless("' or '1' = '1")).toEqual(['Mine'])
  })

  it('cannot name another schema', async () => {
    const attack = careless(`' union select name from ${theirs.schema}.business where '1' = '1`)
    await expect(attack).rejects.toMatchObject({ code: DENIED })
  })

  it.each([
    ['SET ROLE', () => `SET ROLE ${theirs.schema}`],
    ['RESET ROLE', () => 'RESET ROLE'],
    ['COMMIT', () => 'COMMIT'],
    ['a second query', () => `SELECT name FROM ${theirs.schema}.business`],
  ])('cannot stack %s behind a query', async (_, second) => {
    await expect(careless(`'; ${second()}; --`)).rejects.toMatchObject({ code: SYNTAX })
  })

  it('cannot change its role or search path by a function', async () => {
    await expect(careless(`' || set_config('role', '${theirs.schema}', true) || '`)).rejects.toMatchObject({
      code: DENIED,
    })
    await expect(
      careless(`' || set_config('search_path', '${theirs.schema}', true) || '`),
    ).rejects.toMatchObject({
      code: DENIED,
    })
  })
})

describe('a statement that is not about rows is refused before it is sent', () => {
  it.each([
    'SET ROLE none',
    'SET LOCAL search_path = platform',
    'RESET ROLE',
    'RESET ALL',
    'COMMIT',
    'ROLLBACK',
    'BEGIN',
    'SAVEPOINT s',
    "DO $$ BEGIN EXECUTE 'RESET ROLE'; END $$",
    'COPY business TO STDOUT',
    "COPY business TO PROGRAM 'id'",
    'CREATE TEMP TABLE business (name text)',
    'PREPARE p AS SELECT 1',
    'CALL something()',
    'DISCARD ALL',
    'LISTEN jobs',
    '/* harmless */ RESET ROLE',
    '-- harmless\nRESET ROLE',
    '\n\t RESET ROLE',
    ';RESET ROLE',
    '',
  ])('%j', async (statement) => {
    expect(await stateOf(statement)).toBe('refused')
  })
})

// SET ROLE alone is not in this list: PostgreSQL checks it against the login. That it can't come from an injection
// (one statement a message) nor from our own code (refused before it is sent) is shown above.
describe("the database itself denies a tenant's role", () => {
  it.each([
    ['another tenant’s table', () => `SELECT name FROM ${theirs.schema}.business`],
    ['a write into another tenant', () => `UPDATE ${theirs.schema}.business SET name = 'Mine'`],
    ['the owner’s role', () => 'SET ROLE smooth_migrator'],
    ['the platform’s tables', () => 'SELECT email FROM platform.users'],
    ['the lookup of sessions', () => `SELECT core.request_context('\\x00', 'theirs', null, now())`],
    ['making a tenant', () => `SELECT core.migrate_tenant('${theirs.tenantId}', 1)`],
    ['giving itself rights', () => `SELECT core.grant_tenant_rights('${theirs.schema}')`],
    ['set_config', () => `SELECT set_config('role', '${theirs.schema}', true)`],
    [
      'set_config through the view',
      () => "UPDATE pg_settings SET setting = 'platform' WHERE name = 'search_path'",
    ],
    [
      'set_config through XML',
      () => `SELECT query_to_xml($$SELECT set_config('role', 'none', true)$$, true, true, '')`,
    ],
    [
      'another table through XML',
      () => `SELECT query_to_xml('SELECT * FROM ${theirs.schema}.business', true, true, '')`,
    ],
    ['a temporary table', () => 'CREATE TEMP TABLE business (name text)'],
    ['SELECT INTO a temporary table', () => 'SELECT 1 AS id INTO TEMP head'],
    ['a table in its own schema', () => 'CREATE TABLE extra (id int)'],
    ['a table in public', () => 'CREATE TABLE public.extra (id int)'],
    ['a function', () => `CREATE FUNCTION ${mine.schema}.f() RETURNS int LANGUAGE sql AS 'SELECT 1'`],
    ['altering its own table', () => 'ALTER TABLE business ADD COLUMN extra text'],
    [
      'a trigger',
      () => 'CREATE TRIGGER t AFTER INSERT ON business EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    ],
    ['COPY of another table', () => `COPY ${theirs.schema}.business TO STDOUT`],
    ['COPY to a program', () => `COPY business TO PROGRAM 'id'`],
    ['reading files', () => "SELECT pg_read_file('/etc/passwd')"],
    ['passwords', () => 'SELECT rolpassword FROM pg_authid'],
    ['passwords, the old name', () => 'SELECT passwd FROM pg_shadow'],
    ['passwords of foreign servers', () => 'SELECT * FROM pg_catalog.pg_user_mapping'],
    ['other tenants’ statistics', () => 'SELECT stavalues1 FROM pg_statistic'],
    [
      'ending other sessions',
      () => 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
    ],
    ['the job queue’s tables', () => 'SELECT * FROM graphile_worker._private_jobs'],
    ['the job queue’s functions', () => "SELECT graphile_worker.add_job('anything')"],
    ['changing an audit entry', () => "UPDATE audit_log SET action = ''"],
    ['deleting audit entries', () => 'DELETE FROM audit_log'],
    ['emptying the audit log', () => 'TRUNCATE audit_log'],
    ['changing events', () => "UPDATE events SET type = ''"],
    ['its own ledger of migrations', () => 'SELECT * FROM migrations'],
  ])('%s', async (_, statement) => {
    expect(await stateInDatabase(statement())).toBe(DENIED)
  })

  it('SET inside a query to XML', async () => {
    // 0A000: not allowed in a read-only function
    expect(await stateInDatabase(`SELECT query_to_xml('SET ROLE none', true, true, '')`)).toBe('0A000')
  })

  it('what others are asking', async () => {
    const other = new pg.Client(at.appUrl)
    await other.connect()
    await other.query(`SELECT 'somebody else’s secret'`)
    const seen = await at.database.readTenant(mine, ({ db }) =>
      sql<{ query: string | null }>`select query from pg_stat_activity where query like '%somebody%'`.execute(
        db,
      ),
    )
    await other.end()
    expect(seen.rows.filter(({ query }) => !query?.includes('pg_stat_activity'))).toEqual([])
  })

  it('the hashes of passwords in the public list of roles', async () => {
    const { rows } = await at.database.readTenant(mine, ({ db }) =>
      sql<{ password: string | null }>`select distinct rolpassword as password from pg_roles`.execute(db),
    )
    expect(rows).toEqual([{ password: '********' }])
  })
})

describe('a query without its tenant', () => {
  it('finds no table: it does not answer with somebody’s rows', async () => {
    const client = new pg.Client(at.appUrl)
    await client.connect()
    await expect(client.query('SELECT name FROM business')).rejects.toMatchObject({ code: NO_SUCH_TABLE })
    await expect(client.query(`SELECT name FROM ${mine.schema}.business`)).rejects.toMatchObject({
      code: DENIED,
    })
    await client.end()
  })

  it('finds none under the platform’s role either', async () => {
    const attempt = at.database.readPlatform(({ db }) => sql`select name from business`.execute(db))
    await expect(attempt).rejects.toMatchObject({ code: NO_SUCH_TABLE })
  })

  it('cannot be sent with a schema that the server did not name', async () => {
    const attack = { ...mine, schema: 'platform; RESET ROLE' }
    await expect(at.database.readTenant(attack, async () => 1)).rejects.toThrow(TypeError)
  })
})

describe('a transaction', () => {
  it('refuses another tenant’s inside it, the same one’s, and the platform’s', async () => {
    const { database } = at
    for (const inner of [
      () => database.readTenant(theirs, async () => 1),
      () => database.withTenant(mine, async () => 1),
      () => database.readPlatform(async () => 1),
    ]) {
      await expect(database.withTenant(mine, inner)).rejects.toThrow(NestedTransaction)
    }
    expect(await database.readTenant(theirs, async () => 'afterwards')).toBe('afterwards')
  })

  it('lets what it started, but did not wait for, open its own when it is over', async () => {
    const { promise: over, resolve: finish } = Promise.withResolvers<void>()
    const later = await at.database.readTenant(mine, async () => ({
      result: over.then(() => at.database.readTenant(theirs, async () => 'done')),
    }))
    finish()
    expect(await later.result).toBe('done')
  })

  it('leaves nothing of its role or path to the next one on the same connection', async () => {
    const alone = await migratedDatabase({ max: 1 })
    const one = await createTenant(alone.database, { slug: 'one', name: 'One', ...place })
    const whoAmI = sql<{ role: string; path: string; pid: number }>`
      select current_user as role, current_setting('search_path') as path, pg_backend_pid() as pid`
    const inTenant = await alone.database.readTenant(one, ({ db }) => whoAmI.execute(db))
    const inPlatform = await alone.database.readPlatform(({ db }) => whoAmI.execute(db))
    await alone.drop()
    expect(inTenant.rows[0]).toMatchObject({ role: one.schema, path: `${one.schema}, core, ext` })
    expect(inPlatform.rows[0]).toEqual({
      role: 'smooth_platform',
      path: 'platform, core, ext',
      pid: inTenant.rows[0]?.pid,
    })
  })

  it('is dead when it is over', async () => {
    const escaped = await at.database.withTenant(mine, async (tx) => tx)
    await expect(escaped.db.selectFrom('business').select('name').execute()).rejects.toThrow(
      TransactionAborted,
    )
    expect(() => escaped.event('too.late', {})).toThrow(TransactionAborted)
  })

  it('keeps nothing when one of its statements failed, even if the error was swallowed', async () => {
    const careless = at.database.withTenant(mine, async ({ db }) => {
      await db.updateTable('business').set({ phone: '1' }).execute()
      await sql`select 1 / 0`.execute(db).catch(() => {})
    })
    await expect(careless).rejects.toThrow(TransactionAborted)
    const row = await at.database.readTenant(mine, ({ db }) =>
      db.selectFrom('business').select('phone').executeTakeFirstOrThrow(),
    )
    expect(row.phone).toBe('')
  })

  it('that only reads cannot write', async () => {
    const attempt = at.database.readTenant(mine, ({ db }) =>
      db.updateTable('business').set({ phone: '1' }).execute(),
    )
    await expect(attempt).rejects.toMatchObject({ code: '25006' })
  })
})
