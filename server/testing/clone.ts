import { randomBytes } from 'node:crypto'
import pg from 'pg'

export interface TestDatabase {
  /** The superuser's address of this database. */
  url: string
  /** Ends what is connected and deletes the database. */
  drop(): Promise<void>
}

/** What fills a template: it is called once a cluster, with the superuser's address of an empty database. */
export type Prepare = (url: string) => Promise<unknown>

/**
 * A new database of one's own within the cluster, cloned from the template that `prepare` filled. The
 * template is made by the first who asks for it, whichever process that is; the others wait.
 */
export async function cloneDatabase(
  clusterUrl: string,
  template: string,
  prepare: Prepare,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(clusterUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template])
    const made = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (made.rowCount === 0) await makeTemplate(client, clusterUrl, template, prepare)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
    // A clone has the template's contents, but neither the rights on the database itself nor its settings.
    await client.query(
      'UPDATE pg_database SET datacl = t.datacl FROM pg_database t WHERE pg_database.datname = $1 AND t.datname = $2',
      [name, template],
    )
    await client.query(
      `INSERT INTO pg_db_role_setting SELECT c.oid, s.setrole, s.setconfig
       FROM pg_db_role_setting s JOIN pg_database t ON t.oid = s.setdatabase, pg_database c
       WHERE t.datname = $2 AND c.datname = $1`,
      [name, template],
    )
  })
  return {
    url: databaseUrl(clusterUrl, name),
    drop: () =>
      withClient(clusterUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
}

async function makeTemplate(
  client: pg.Client,
  clusterUrl: string,
  template: string,
  prepare: Prepare,
): Promise<void> {
  const unfinished = `${template}_unfinished`
  await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${unfinished}`)
  await prepare(databaseUrl(clusterUrl, unfinished))
  await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`)
}

function databaseUrl(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  return url.href
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
