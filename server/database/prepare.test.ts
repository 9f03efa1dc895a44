import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { migrationFolder } from '../testing/migration-folder.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'
import { migrateAll } from './migrate.ts'
import { createDatabase } from './pool.ts'
import { prepareDatabase, preparedUrls } from './prepare.ts'
import { databaseRights } from './rights.ts'

// Roles belong to the cluster, so these need one that nothing was prepared in yet.
let cluster: EmbeddedPostgres

beforeAll(async () => {
  cluster = await startEmbeddedPostgres({ forTests: true, log: { info() {}, warn() {} } })
  await asSuperuser(`CREATE ROLE hosted LOGIN CREATEROLE PASSWORD 'given by the host'`)
  for (const name of ['first', 'second']) await asSuperuser(`CREATE DATABASE ${name} OWNER hosted`)
})
afterAll(() => cluster.stop())

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client(cluster.url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** The address of a database as the owner that a hosting company gives: no superuser. */
function hosted(database: string): string {
  const url = new URL(cluster.url)
  url.username = 'hosted'
  url.password = 'given by the host'
  url.pathname = `/${database}`
  return url.href
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

describe('preparing a database', () => {
  it('needs no superuser: only set_config stays open then, and it says so', async () => {
    const url = hosted('first')
    const { appUrl } = await prepareDatabase(url)
    const folder = migrationFolder({ tenant: ['CREATE TABLE tags (name text);'] })
    await migrateAll(url, { folder })
    const database = createDatabase({ url: appUrl, migrations: folder })
    const tenant = await createTenant(database, {
      slug: 'hosted',
      name: 'Hosted',
      timeZone: 'Europe/London',
      country: 'GB',
      currency: 'GBP',
    })
    await database.withTenant(tenant, async (tx) => {
      tx.event('test', {})
      tx.enqueue('test', 'one', new Date(), {})
    })
    const events = await database.readTenant(tenant, ({ db }) =>
      db.selectFrom('events').select('type').execute(),
    )
    await database.close()
    expect(events).toEqual([{ type: 'test' }])
    expect(await databaseRights(url)).toEqual({
      setConfigRevoked: false,
      temporaryTablesRevoked: true,
      publicSchemaClosed: true,
      loginHasNoRights: true,
    })
  })

  it('serves several databases of one cluster, and twice is as good as once', async () => {
    const first = await prepareDatabase(hosted('first'))
    const second = await prepareDatabase(hosted('second'))
    for (const urls of [first, second]) {
      expect(await canSignIn(urls.appUrl)).toBe(true)
      expect(await canSignIn(urls.jobsUrl)).toBe(true)
    }
    expect(await prepareDatabase(hosted('first'))).toEqual(first)
    expect(preparedUrls(hosted('first'))).toEqual(first)
  })

  it('with a superuser closes every way out', async () => {
    const url = new URL(cluster.url)
    url.pathname = '/second'
    await prepareDatabase(url.href)
    expect(Object.values(await databaseRights(url.href))).toEqual([true, true, true, true])
  })

  it('changes the application’s passwords with the secret', async () => {
    const before = await prepareDatabase(hosted('first'))
    const after = await prepareDatabase(hosted('first'), { secret: 'another one' })
    expect(await canSignIn(before.appUrl)).toBe(false)
    expect(await canSignIn(after.appUrl)).toBe(true)
  })

  it('without a password to derive the others from says what is missing', async () => {
    const url = new URL(hosted('first'))
    url.password = ''
    await expect(prepareDatabase(url.href)).rejects.toThrow('no password')
  })
})
