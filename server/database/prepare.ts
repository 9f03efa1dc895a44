import { createHmac } from 'node:crypto'
import pg from 'pg'
import { sqlState } from './errors.ts'

/** Roles of the whole cluster; each tenant's own comes with the tenant. */
const ROLES = {
  // owns and alters; nobody signs in as it
  smooth_migrator: 'NOLOGIN CREATEROLE',
  // what every tenant's role may do of core
  smooth_tenant: 'NOLOGIN',
  // the platform's own work
  smooth_platform: 'NOLOGIN',
  // the application: rights on nothing until it takes a role
  smooth_app: 'LOGIN NOINHERIT',
  // the job queue's worker: owns that schema alone
  smooth_jobs: 'LOGIN',
}

const LOGINS = ['smooth_app', 'smooth_jobs'] as const
type Passwords = Record<(typeof LOGINS)[number], string>

const SETTINGS = [
  // no table can be found before a transaction says whose
  `ALTER ROLE smooth_app SET search_path = ''`,
  `ALTER ROLE smooth_app SET statement_timeout = '30s'`,
  `ALTER ROLE smooth_app SET lock_timeout = '10s'`,
  `ALTER ROLE smooth_app SET idle_in_transaction_session_timeout = '60s'`,
]

export interface PreparedDatabase {
  /** For `createDatabase`. */
  appUrl: string
  /** For the job queue's worker. */
  jobsUrl: string
}

/**
 * Makes roles, schemas and extensions, and takes away what would let a statement out of its tenant. Does
 * nothing twice, so every start calls it; a database copied from a template needs it too, because rights
 * on the database itself aren't copied.
 *
 * `url` is a login that owns the database and has CREATEROLE; with a superuser `set_config` is revoked too
 * (`databaseRights` tells). The application's own passwords are derived from `secret`, by default from the
 * password in `url`, so that every node comes to the same ones.
 * @throws when there is nothing to derive them from, or a right is missing
 */
export async function prepareDatabase(
  url: string,
  options: { secret?: string } = {},
): Promise<PreparedDatabase> {
  const passwords = passwordsFor(url, options.secret)
  const client = new pg.Client({ connectionString: url, application_name: 'smoothschedule prepare' })
  await client.connect()
  try {
    await retrying(() => makeRoles(client, passwords))
    await makeSchemas(client)
    await closeWaysOut(client)
    for (const login of LOGINS) {
      if (!(await canSignIn(loginUrl(url, login, passwords[login])))) {
        await retrying(() => client.query(`ALTER ROLE ${login} PASSWORD '${passwords[login]}'`))
      }
    }
    return preparedUrls(url, options)
  } finally {
    await client.end()
  }
}

/**
 * The addresses that `prepareDatabase` answers with, for a database that it has prepared already.
 * @throws when there is nothing to derive the passwords from
 */
export function preparedUrls(url: string, options: { secret?: string } = {}): PreparedDatabase {
  const passwords = passwordsFor(url, options.secret)
  return {
    appUrl: loginUrl(url, 'smooth_app', passwords.smooth_app),
    jobsUrl: loginUrl(url, 'smooth_jobs', passwords.smooth_jobs),
  }
}

async function makeRoles(client: pg.Client, passwords: Passwords): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    `SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)`,
    [Object.keys(ROLES)],
  )
  const existing = new Set(rows.map((row) => row.rolname))
  const missing = Object.entries(ROLES).filter(([role]) => !existing.has(role))
  if (missing.length > 0) {
    await client.query('BEGIN')
    try {
      for (const [role, attributes] of missing) {
        await client.query(`CREATE ROLE ${role} ${attributes}`)
      }
      for (const login of LOGINS.filter((login) => !existing.has(login))) {
        await client.query(`ALTER ROLE ${login} PASSWORD '${passwords[login]}'`)
      }
      await client.query('GRANT smooth_tenant TO smooth_migrator WITH ADMIN OPTION')
      // enqueue runs as the migrator and puts rows into tables that only their owner sees (row security)
      await client.query('GRANT smooth_jobs TO smooth_migrator')
      await client.query('GRANT smooth_platform TO smooth_app')
      for (const setting of SETTINGS) await client.query(setting)
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  }
  const { rows: memberships } = await client.query<{ role: string }>(
    `SELECT role FROM unnest(ARRAY['smooth_migrator', 'smooth_jobs']) role WHERE NOT pg_has_role(current_user, role, 'USAGE')`,
  )
  for (const { role } of memberships) await client.query(`GRANT ${role} TO CURRENT_USER`)
}

async function makeSchemas(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS platform AUTHORIZATION smooth_migrator;
    CREATE SCHEMA IF NOT EXISTS core AUTHORIZATION smooth_migrator;
    CREATE SCHEMA IF NOT EXISTS ext AUTHORIZATION smooth_migrator;
    GRANT USAGE ON SCHEMA ext TO PUBLIC;
    CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA ext;
    CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA ext;
  `)
}

async function closeWaysOut(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; may_revoke: boolean }>(
    `SELECT quote_ident(current_database()) AS name, rolsuper AS may_revoke FROM pg_roles WHERE rolname = current_user`,
  )
  const { name, may_revoke } = rows[0] as { name: string; may_revoke: boolean }
  await client.query(`
    GRANT CREATE, CONNECT ON DATABASE ${name} TO smooth_migrator;
    GRANT CONNECT ON DATABASE ${name} TO smooth_app, smooth_jobs, smooth_tenant;
    REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC;
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
  `)
  if (may_revoke) {
    await client.query('REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC')
  }
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28P01: the password is another one
    if (sqlState(error) === '28P01') return false
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** Databases of one cluster share their roles: two that are prepared at once may meet. */
async function retrying(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work()
      return
    } catch (error) {
      // already made, or changed in the same moment, by the other one
      const met = ['42710', '23505', 'XX000'].includes(sqlState(error) ?? '')
      if (!met || attempt === 10) throw error
    }
  }
}

function passwordsFor(url: string, secret = passwordIn(url)): Passwords {
  if (!secret)
    throw new Error('DATABASE_URL has no password to derive the application’s own from: give a secret')
  const derive = (login: string) => createHmac('sha256', secret).update(login).digest('hex')
  return { smooth_app: derive('smooth_app'), smooth_jobs: derive('smooth_jobs') }
}

const passwordIn = (url: string): string | undefined => {
  const found = /^postgres(?:ql)?:\/\/[^@/]*?:([^@/]*)@/.exec(url)?.[1]
  return found ? decodeURIComponent(found) : undefined
}

/** The same server and database, as another login. A URL with an empty host (a socket) keeps working. */
const loginUrl = (url: string, login: string, password: string): string =>
  url.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, `$1${login}:${password}@`)
