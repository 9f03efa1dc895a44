import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testConsole } from '../../testing/console.ts'
import { tenantsQuery } from './tenants.queries.ts'
import { usersQuery } from './users.queries.ts'

const { server, salon, as } = await testConsole()
afterAll(() => server.close())

test('a business or a user among 10,000 is found by the index of trigrams', async () => {
  const owner = new pg.Client(server.ownerUrl)
  await owner.connect()
  await owner.query(`
    INSERT INTO platform.tenants (id, slug, name, schema_name, status, plan, time_zone, country, currency, locale, migration)
    SELECT gen_random_uuid(), 'many-' || n, 'Business ' || md5(n::text), 't_many' || n, 'active', 'free',
      'Europe/London', 'GB', 'GBP', 'en', 1 FROM generate_series(1, 10000) n;
    INSERT INTO platform.users (id, tenant_id, email, name, role)
    SELECT gen_random_uuid(), '${salon.tenantId}', md5(n::text) || '@many.test', 'Person ' || n, 'CUSTOMER'
    FROM generate_series(1, 10000) n;
    SET search_path = platform, core, ext`)
  await owner.query('VACUUM ANALYZE users')
  await owner.query('VACUUM ANALYZE tenants')
  const filter = { q: 'c4ca4238a', demoOnly: false, after: null, limit: 50 }
  const explain = async (query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
    const { sql, parameters } = query.compile()
    const { rows } = await owner.query(`EXPLAIN ${sql}`, [...parameters])
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  try {
    const plans = await server.database.readPlatform(async ({ db }) => ({
      users: await explain(usersQuery(db, filter)),
      tenants: await explain(tenantsQuery(db, filter)),
    }))
    expect(plans.users).toContain('Bitmap Index Scan on users_search')
    expect(plans.users).not.toContain('Seq Scan on users')
    expect(plans.tenants).toContain('Bitmap Index Scan on tenants_search')
    expect(plans.tenants).not.toContain('Seq Scan on tenants')
    const found = await as('PLATFORM_SUPPORT', 'GET /platform/users?q=c4ca4238a')
    expect(found.body.items.map((user: { email: string }) => user.email)).toEqual([
      'c4ca4238a0b923820dcc509a6f75849b@many.test',
    ])
  } finally {
    await owner.query(`DELETE FROM platform.tenants WHERE slug LIKE 'many-%'`)
    await owner.end()
  }
})
