import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { type MigratedDatabase, migratedDatabase } from '../testing/migrated.ts'
import { migrationFolder } from '../testing/migration-folder.ts'
import { TenantMaintenance } from './errors.ts'
import { migrateAll, platformIsCurrent } from './migrate.ts'
import { createDatabase } from './pool.ts'
import type { TenantScope } from './scope.ts'

const FIRST = 1
const NICKNAME = 'ALTER TABLE customers ADD COLUMN nickname text;'

let at: MigratedDatabase
let owner: pg.Client

beforeEach(async () => {
  const folder = migrationFolder()
  at = await migratedDatabase({ max: 4, migrations: folder }, { template: 'small', folder })
  owner = new pg.Client(at.ownerUrl)
  await owner.connect()
})
afterEach(async () => {
  await owner.end()
  await at.drop()
})

async function makeTenants(count: number): Promise<TenantScope[]> {
  const place = { timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }
  const made: TenantScope[] = []
  for (let n = 0; n < count; n++) {
    made.push(await createTenant(at.database, { slug: `tenant-${n}`, name: `Tenant ${n}`, ...place }))
  }
  return made
}

/** How many tenants have migration `number` by the registry, by their own ledger, and by their tables. */
async function tenantsOn(number: number, column = 'nickname') {
  const registry = await owner.query<{ schema_name: string }>(
    'SELECT schema_name FROM platform.tenants WHERE migration >= $1 ORDER BY 1',
    [number],
  )
  const { rows: all } = await owner.query<{ schema_name: string }>('SELECT schema_name FROM platform.tenants')
  const ledgers = []
  for (const { schema_name } of all) {
    const { rowCount } = await owner.query(`SELECT FROM ${schema_name}.migrations WHERE number = $1`, [
      number,
    ])
    if (rowCount === 1) ledgers.push({ schema_name })
  }
  const tables = await owner.query<{ schema_name: string }>(
    `SELECT table_schema AS schema_name FROM information_schema.columns
     WHERE table_name = 'customers' AND column_name = $1 ORDER BY 1`,
    [column],
  )
  const names = (rows: { schema_name: string }[]) => rows.map((row) => row.schema_name).sort()
  return { registry: names(registry.rows), ledgers: names(ledgers), tables: names(tables.rows) }
}

async function migratorsConnected(): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE application_name = 'smoothschedule migrate' AND datname = current_database()`,
  )
  return rows[0]!.count
}

describe('migrating', () => {
  it('that is killed in the middle of 50 tenants leaves each one whole, and goes on when run again', {
    timeout: 120_000,
  }, async () => {
    await makeTenants(50)
    const folder = migrationFolder({ tenant: [`${NICKNAME} SELECT pg_sleep(0.03);`] })
    const module = join(import.meta.dirname, 'migrate.ts')
    const program = `import { migrateAll } from ${JSON.stringify(module)}
      await migrateAll(${JSON.stringify(at.ownerUrl)}, { folder: ${JSON.stringify(folder)}, workers: 2 })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' })
    const count = async () =>
      (await owner.query('SELECT FROM platform.tenants WHERE migration > $1', [FIRST])).rowCount
    await expect.poll(count, { timeout: 20_000, interval: 10 }).toBeGreaterThanOrEqual(10)
    child.kill('SIGKILL')
    await once(child, 'exit')
    // what was running ends with its connection
    await expect.poll(migratorsConnected, { timeout: 20_000 }).toBe(0)

    const killed = await tenantsOn(FIRST + 1)
    expect(killed.registry.length).toBeGreaterThanOrEqual(10)
    expect(killed.registry.length).toBeLessThan(50)
    expect(killed.ledgers).toEqual(killed.registry)
    expect(killed.tables).toEqual(killed.registry)

    const report = await migrateAll(at.ownerUrl, { folder })
    expect(report).toMatchObject({ migrated: 50 - killed.registry.length, failed: [] })
    const resumed = await tenantsOn(FIRST + 1)
    expect(resumed.registry.length).toBe(50)
    expect(resumed.ledgers).toEqual(resumed.registry)
    expect(resumed.tables).toEqual(resumed.registry)
  })

  it('reports a tenant that fails, and brings the others up', async () => {
    const [broken, ...others] = (await makeTenants(3)) as [TenantScope, ...TenantScope[]]
    await owner.query(`CREATE TABLE ${broken.schema}.tags (id int)`)
    const folder = migrationFolder({ tenant: ['CREATE TABLE tags (name text);', NICKNAME] })
    const progress: number[] = []
    const report = await migrateAll(at.ownerUrl, {
      folder,
      onProgress: ({ done, failed }) => progress.push(done + failed),
    })
    expect(report.migrated).toBe(2)
    expect(report.failed).toMatchObject([
      { tenantId: broken.tenantId, slug: 'tenant-0', migration: FIRST + 1 },
    ])
    expect(report.failed[0]?.error.message).toContain('"tags" already exists')
    expect(progress).toEqual([1, 2, 3])
    expect((await tenantsOn(FIRST + 2)).registry).toEqual(others.map(({ schema }) => schema).sort())
  })

  it('gives a new table to the tenant’s role, and nobody else’s', async () => {
    const [tenant, other] = (await makeTenants(2)) as [TenantScope, TenantScope]
    await migrateAll(at.ownerUrl, { folder: migrationFolder({ tenant: ['CREATE TABLE tags (name text);'] }) })
    const may = async (role: string, right: string) =>
      (
        await owner.query('SELECT has_table_privilege($1, $2, $3) AS may', [
          role,
          `${tenant.schema}.tags`,
          right,
        ])
      ).rows[0].may
    expect(await may(tenant.schema, 'INSERT')).toBe(true)
    expect(await may(other.schema, 'SELECT')).toBe(false)
    expect(await may('smooth_app', 'SELECT')).toBe(false)
  })

  it('lets go of a lock that it does not get, and tries again', async () => {
    const [tenant] = (await makeTenants(1)) as [TenantScope]
    await owner.query(`BEGIN; LOCK TABLE ${tenant.schema}.customers IN ACCESS SHARE MODE`)
    const watcher = new pg.Client(at.ownerUrl)
    await watcher.connect()
    const waiting = async () => (await watcher.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount
    const folder = migrationFolder({ tenant: [NICKNAME] })
    const migrating = migrateAll(at.ownerUrl, { folder, lockMilliseconds: 300, attempts: 20 })
    await expect.poll(waiting, { interval: 5, timeout: 20_000 }).toBe(1)
    await expect.poll(waiting, { interval: 5, timeout: 20_000 }).toBe(0)
    await owner.query('COMMIT')
    await watcher.end()
    expect(await migrating).toMatchObject({ migrated: 1, failed: [] })
  })

  it('by two processes at once happens once', async () => {
    await makeTenants(4)
    const folder = migrationFolder({ tenant: [NICKNAME], platform: ['CREATE TABLE extra (id int);'] })
    const reports = await Promise.all([1, 2].map(() => migrateAll(at.ownerUrl, { folder })))
    expect(reports.map(({ migrated }) => migrated).sort()).toEqual([0, 4])
    expect(reports.flatMap(({ platform }) => platform).length).toBe(1)
  })

  it.each(['platform', 'tenant'] as const)(
    'refuses an edited %s migration before it runs anything',
    async (kind) => {
      await makeTenants(1)
      const folder = migrationFolder({ tenant: [NICKNAME] })
      const name = kind === 'platform' ? '000001-tables.sql' : '000001-more.sql'
      appendFileSync(join(folder, kind, name), '\n-- edited')
      await expect(migrateAll(at.ownerUrl, { folder })).rejects.toThrow(`${kind} migration 1`)
      expect((await tenantsOn(FIRST + 1)).registry).toEqual([])
    },
  )

  it('leaves a database alone that a newer release has migrated', async () => {
    const folder = migrationFolder({ tenant: [NICKNAME], platform: ['CREATE TABLE extra (id int);'] })
    await migrateAll(at.ownerUrl, { folder })
    expect(await migrateAll(at.ownerUrl, { folder: migrationFolder() })).toEqual({
      platform: [],
      migrated: 0,
      failed: [],
    })
  })

  it('lets tenants’ roles sign in when it is told to, those to come included', async () => {
    const logins = async () =>
      (
        await owner.query(
          'SELECT rolcanlogin AS may FROM pg_roles JOIN platform.tenants ON rolname = schema_name',
        )
      ).rows
    const folder = migrationFolder()
    await makeTenants(1)
    expect(await logins()).toEqual([{ may: false }])
    await migrateAll(at.ownerUrl, { folder, tenantLogins: true })
    await createTenant(at.database, {
      slug: 'later',
      name: 'Later',
      timeZone: 'Europe/London',
      country: 'GB',
      currency: 'GBP',
    })
    await migrateAll(at.ownerUrl, { folder })
    expect(await logins()).toEqual([{ may: true }, { may: true }])
    await migrateAll(at.ownerUrl, { folder, tenantLogins: false })
    expect(await logins()).toEqual([{ may: false }, { may: false }])
  })

  it('is what readiness asks about', async () => {
    const folder = migrationFolder({ platform: ['CREATE TABLE extra (id int);'] })
    expect(await platformIsCurrent(at.database, migrationFolder())).toBe(true)
    expect(await platformIsCurrent(at.database, folder)).toBe(false)
  })
})

describe('code', () => {
  it('serves a tenant one migration behind, answers maintenance for one further behind, and serves the others', async () => {
    const [behind, current] = (await makeTenants(2)) as [TenantScope, TenantScope]
    await owner.query(`CREATE TABLE ${behind.schema}.tags (id int)`)
    const tags = 'CREATE TABLE tags (name text);'
    const [oneMore, twoMore] = [
      migrationFolder({ tenant: [tags] }),
      migrationFolder({ tenant: [tags, NICKNAME] }),
    ]
    await migrateAll(at.ownerUrl, { folder: twoMore })
    current.migration = FIRST + 2

    const nameOf = async (migrations: string, tenant: TenantScope) => {
      const database = createDatabase({ url: at.appUrl, max: 1, migrations })
      try {
        return await database.readTenant(tenant, ({ db }) =>
          db.selectFrom('business').select('name').executeTakeFirstOrThrow(),
        )
      } finally {
        await database.close()
      }
    }
    expect(await nameOf(oneMore, behind)).toEqual({ name: 'Tenant 0' })
    await expect(nameOf(twoMore, behind)).rejects.toThrow(TenantMaintenance)
    expect(await nameOf(twoMore, current)).toEqual({ name: 'Tenant 1' })
    // the release before, still running beside the new one
    expect(await nameOf(migrationFolder(), current)).toEqual({ name: 'Tenant 1' })
    // a release that can't do without its own migration says so in its first line
    const needed = migrationFolder({ tenant: [`-- needed: names are in it\n${tags}`] })
    await expect(nameOf(needed, behind)).rejects.toThrow(TenantMaintenance)
    expect(await nameOf(needed, current)).toEqual({ name: 'Tenant 1' })
  })
})
