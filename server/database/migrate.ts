import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { sqlState } from './errors.ts'
import { type FailedTenant, migrateTenants, type Progress } from './migrate-tenants.ts'
import { latestMigration, MIGRATIONS_FOLDER, type MigrationFile, readMigrations } from './migration-files.ts'
import type { Database } from './pool.ts'

export interface MigrateOptions {
  log?: (message: string) => void
  /** Called after each tenant. */
  onProgress?: (progress: Progress) => void
  /** Tenants that are migrated at once. Default 4. */
  workers?: number
  /** How long a migration waits for a tenant's lock before it lets go and tries again. Default 2000. */
  lockMilliseconds?: number
  /** How often a tenant is tried. Default 5. */
  attempts?: number
  /** Lets tenants' roles sign in, which Citus needs; without it whatever was set last stays. */
  tenantLogins?: boolean
  /** Where `platform/` and `tenant/` are. */
  folder?: string
}

export interface MigrationReport {
  /** Numbers of the platform's migrations that were run. */
  platform: number[]
  /** How many tenants were brought to the newest migration. */
  migrated: number
  /** Tenants that stay behind, and why. The others weren't kept waiting for them. */
  failed: FailedTenant[]
}

/** One migrating process at a time; any other number would do. */
const LOCK = 20_251_124

/**
 * Brings the database up to date: the platform, the job queue, then every tenant in a transaction of its
 * own. Can be killed at any point and run again. A database newer than this code is left as it is.
 *
 * `url` is the one given to `prepareDatabase`, which must have run; a direct connection, no pooler.
 * @throws when a released migration was edited, or one of the platform's fails
 */
export async function migrateAll(url: string, options: MigrateOptions = {}): Promise<MigrationReport> {
  const { log = () => {}, folder = MIGRATIONS_FOLDER } = options
  const platformFiles = readMigrations('platform', folder)
  const tenantFiles = readMigrations('tenant', folder)
  const client = new pg.Client({ connectionString: url, application_name: 'smoothschedule migrate' })
  await client.connect()
  try {
    await lockOut(client, log)
    const platform = await migratePlatform(client, platformFiles, log)
    await migrateJobs(url, client, log)
    await releaseTenantMigrations(client, tenantFiles)
    if (options.tenantLogins !== undefined) {
      await asMigrator(client, 'core', () =>
        client.query('SELECT core.set_tenant_logins($1)', [options.tenantLogins]),
      )
    }
    const tenants = await migrateTenants(url, tenantFiles.length, options)
    return { platform, ...tenants }
  } finally {
    await client.end()
  }
}

/** Whether the platform's schema has all of this code's migrations: not so while another process migrates. */
export async function platformIsCurrent(database: Database, folder = MIGRATIONS_FOLDER): Promise<boolean> {
  const applied = await database.readPlatform(({ db }) =>
    db.selectFrom('migrations').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst(),
  )
  return (applied?.number ?? 0) >= latestMigration('platform', folder)
}

async function lockOut(client: pg.Client, log: (message: string) => void): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [LOCK])
  if (rows[0]?.got) return
  log('Another process is migrating this database: waiting for it')
  await client.query('SELECT pg_advisory_lock($1)', [LOCK])
}

async function migratePlatform(
  client: pg.Client,
  files: MigrationFile[],
  log: (message: string) => void,
): Promise<number[]> {
  await asMigrator(client, 'platform, core, ext', () =>
    client.query(`
      CREATE TABLE IF NOT EXISTS platform.migrations (
        number integer PRIMARY KEY,
        name text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      );
      GRANT SELECT ON platform.migrations TO smooth_platform`),
  )
  const applied = await ledger(client)
  assertUnedited('platform', files, applied)
  const due = files.slice(applied.length)
  for (const { number, name, sql, checksum } of due) {
    await asMigrator(client, 'platform, core, ext', async () => {
      await client.query(sql)
      await client.query('INSERT INTO platform.migrations (number, name, checksum) VALUES ($1, $2, $3)', [
        number,
        name,
        checksum,
      ])
    })
    log(`The platform has migration ${number} (${name})`)
  }
  return due.map((file) => file.number)
}

/** The job queue's own migrations, run as the role that owns its schema. */
async function migrateJobs(url: string, client: pg.Client, log: (message: string) => void): Promise<void> {
  const { rows } = await client.query<{ database: string; installed: boolean }>(
    `SELECT quote_ident(current_database()) AS database, to_regclass('graphile_worker.migrations') IS NOT NULL AS installed`,
  )
  const { database, installed } = rows[0] as { database: string; installed: boolean }
  // it makes its schema itself, which takes the right to make one
  if (!installed) await client.query(`GRANT CREATE ON DATABASE ${database} TO smooth_jobs`)
  const pool = new pg.Pool({ connectionString: url, options: '-c role=smooth_jobs', max: 1 })
  // it asks for these; a connection lost in between makes the next query fail, which is thrown
  pool.on('error', () => {}).on('connect', (connection) => connection.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool, schema: 'graphile_worker' })
  } finally {
    await pool.end()
  }
  if (!installed) {
    await client.query(`REVOKE CREATE ON DATABASE ${database} FROM smooth_jobs`)
    log('The job queue is installed')
  }
}

/** From here on new tenants are made with these, and nothing else is ever run in a tenant's schema. */
async function releaseTenantMigrations(client: pg.Client, files: MigrationFile[]): Promise<void> {
  await asMigrator(client, 'platform, core, ext', async () => {
    const { rows } = await client.query<LedgerRow>(
      'SELECT number, checksum FROM tenant_migrations ORDER BY number',
    )
    assertUnedited('tenant', files, rows)
    for (const { number, name, sql, checksum } of files.slice(rows.length)) {
      await client.query(
        'INSERT INTO tenant_migrations (number, name, sql, checksum) VALUES ($1, $2, $3, $4)',
        [number, name, sql, checksum],
      )
    }
  })
}

interface LedgerRow {
  number: number
  checksum: string
}

async function ledger(client: pg.Client): Promise<LedgerRow[]> {
  const { rows } = await client.query<LedgerRow>(
    'SELECT number, checksum FROM platform.migrations ORDER BY number',
  )
  return rows
}

function assertUnedited(kind: string, files: MigrationFile[], applied: LedgerRow[]): void {
  for (const { number, checksum } of applied) {
    const file = files[number - 1]
    if (file && file.checksum !== checksum) {
      throw new Error(
        `${kind} migration ${number} (${file.name}) was edited after it ran: write a new one instead`,
      )
    }
  }
}

async function asMigrator(
  client: pg.Client,
  searchPath: string,
  work: () => Promise<unknown>,
): Promise<void> {
  await client.query(`BEGIN; SET LOCAL ROLE smooth_migrator; SET LOCAL search_path = ${searchPath}`)
  try {
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    if (sqlState(error)) {
      throw new Error(`A migration failed: ${(error as Error).message}`, { cause: error })
    }
    throw error
  }
}
