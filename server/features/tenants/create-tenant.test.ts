import { randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaNameOf } from '../../database/schema-name.ts'
import { Problem } from '../../problem.ts'
import { type MigratedDatabase, migratedDatabase } from '../../testing/migrated.ts'
import { addTenant, createTenant } from './create-tenant.ts'

let at: MigratedDatabase
let owner: pg.Client

beforeAll(async () => {
  at = await migratedDatabase({ max: 4 })
  owner = new pg.Client(at.ownerUrl)
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await at.drop()
})

const business = (slug: string) => ({
  slug,
  name: 'Nail & Tail',
  timeZone: 'Australia/Lord_Howe',
  country: 'AU',
  currency: 'AUD',
})

/** What the database and the cluster know of a schema's name. */
async function traces(schema: string) {
  const { rows } = await owner.query(
    `SELECT (SELECT count(*)::int FROM pg_namespace WHERE nspname = $1) AS schemas,
            (SELECT count(*)::int FROM pg_roles WHERE rolname = $1) AS roles,
            (SELECT count(*)::int FROM platform.tenants WHERE schema_name = $1) AS rows`,
    [schema],
  )
  return rows[0]
}

describe('making a tenant', () => {
  it('ends with a business, its default location and a row in the registry', async () => {
    const tenant = await createTenant(at.database, {
      ...business('nail'),
      plan: 'standard',
      isTemporary: true,
    })
    const { row, place } = await at.database.readTenant(tenant, async ({ db }) => ({
      row: await db
        .selectFrom('business')
        .select(['name', 'time_zone', 'country', 'currency', 'locale'])
        .executeTakeFirst(),
      place: await db.selectFrom('locations').select(['id', 'name', 'time_zone', 'is_default']).execute(),
    }))
    expect(row).toEqual({
      name: 'Nail & Tail',
      time_zone: 'Australia/Lord_Howe',
      country: 'AU',
      currency: 'AUD',
      locale: 'en',
    })
    expect(place).toEqual([
      { id: tenant.locationId, name: 'Nail & Tail', time_zone: 'Australia/Lord_Howe', is_default: true },
    ])
    const registry = await at.database.readPlatform(({ db }) =>
      db
        .selectFrom('tenants')
        .select(['slug', 'status', 'plan', 'is_temporary', 'migration'])
        .where('id', '=', tenant.tenantId)
        .executeTakeFirst(),
    )
    expect(registry).toEqual({
      slug: 'nail',
      status: 'active',
      plan: 'standard',
      is_temporary: true,
      migration: tenant.migration,
    })
  })

  it('is noted as an event and in the platform’s audit log', async () => {
    const tenant = await createTenant(at.database, business('noted'), { requestId: 'request-9' })
    const noted = await at.database.readPlatform(async ({ db }) => ({
      event: await db
        .selectFrom('events')
        .select(['type', 'data'])
        .orderBy('number', 'desc')
        .executeTakeFirst(),
      entry: await db
        .selectFrom('audit_log')
        .select(['action', 'subject_id', 'request_id'])
        .orderBy('number', 'desc')
        .executeTakeFirst(),
    }))
    expect(noted).toEqual({
      event: { type: 'tenant.created', data: { tenantId: tenant.tenantId } },
      entry: { action: 'tenants.create', subject_id: tenant.tenantId, request_id: 'request-9' },
    })
  })

  it('that is rolled back leaves nothing: no role, no schema, no row', async () => {
    const id = randomUUIDv7()
    const attempt = at.database.withPlatform(async (tx) => {
      await addTenant(tx, { ...business('rolled-back'), id })
      throw new Error('the owner’s account could not be made')
    })
    await expect(attempt).rejects.toThrow('could not be made')
    expect(await traces(schemaNameOf(id))).toEqual({ schemas: 0, roles: 0, rows: 0 })
    await createTenant(at.database, { ...business('rolled-back'), id })
    expect(await traces(schemaNameOf(id))).toEqual({ schemas: 1, roles: 1, rows: 1 })
  })

  it('with a slug that is taken is refused, and leaves nothing', async () => {
    await createTenant(at.database, business('taken'))
    const id = randomUUIDv7()
    const attempt = createTenant(at.database, { ...business('taken'), id })
    await expect(attempt).rejects.toMatchObject({ code: 'slug-taken' })
    await expect(attempt).rejects.toThrow(Problem)
    expect(await traces(schemaNameOf(id))).toEqual({ schemas: 0, roles: 0, rows: 0 })
  })

  it('can happen many times at once', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => createTenant(at.database, business(`at-once-${n}`))),
    )
    expect(new Set(made.map(({ schema }) => schema)).size).toBe(6)
  })
})

describe('the platform’s role', () => {
  const attempt = (statement: string) =>
    owner
      .query('BEGIN; SET LOCAL ROLE smooth_platform; SET LOCAL search_path = platform, core, ext')
      .then(() => owner.query(statement))
      .finally(() => owner.query('ROLLBACK'))

  it.each([
    ['put a row into the registry past the function', 'DELETE FROM tenants'],
    ['change a slug', "UPDATE tenants SET slug = 'other'"],
    ['point a tenant at another schema', "UPDATE tenants SET schema_name = 't_0'"],
    [
      'write what is run in a tenant’s schema',
      "UPDATE tenant_migrations SET sql = 'DROP SCHEMA platform CASCADE'",
    ],
    ['migrate', "SELECT core.migrate_tenant('00000000-0000-7000-8000-000000000000', 1)"],
    ['change its audit log', "UPDATE audit_log SET action = ''"],
    ['undo a revoked grant’s history', 'DELETE FROM permission_grants'],
  ])('cannot %s', async (_, statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('cannot have a schema made under a name that the server would not choose', async () => {
    const call = `SELECT core.create_tenant('00000000-0000-7000-8000-000000000000', 'x', 'x', 'platform', null, 'active',
      false, null, 'free', 'Europe/London', 'GB', 'GBP', 'en', now())`
    await expect(attempt(call)).rejects.toMatchObject({ code: '22023' })
  })
})
