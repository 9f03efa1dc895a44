import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { testApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'
import { customersByLastVisit, customersByName, selectCountry, tagsQuery } from './customers.queries.ts'
import { historyQuery } from './history.queries.ts'
import { readPhones } from './read-phones.ts'

const app = await testApp({ now: '2026-11-24T10:00:00Z' })
afterAll(() => app.close())

it.each([
  [
    'GB',
    '07700 900123',
    ['+44 7700 900123', '07700900123', '7700 900-123', '0044 7700 900123', '+44 (0)7700 900123', '07700 90'],
  ],
  [
    'US',
    '(312) 555-0123',
    ['+1 312 555 0123', '312-555-0123', '1 (312) 555.0123', '011 1 312 5550123', '5550123'],
  ],
  ['DE', '030 123456', ['+49 30 123456', '030/123456', '0049 30 123456', '30 1234-56', '+49 (0)30 123456']],
])('in %s each spelling of a phone finds all others', async (country, shown, spellings) => {
  const slug = `phones-${country.toLowerCase()}`
  const shop = await testBusiness(app, slug, { country })
  const { call } = await shop.user('TENANT_OWNER')
  const whole = spellings.slice(0, -1)
  for (const [n, phone] of whole.entries()) {
    const { body } = await call('POST /customers', { name: `C${n}`, phone })
    expect([body.phone, body.phoneShown]).toEqual([phone, shown])
  }
  await call('POST /customers', { name: 'Other', phone: '+33 1 23 45 67 89' })
  for (const q of [shown, ...spellings]) {
    const { body } = await call(`GET /customers?q=${encodeURIComponent(q)}`)
    expect([q, body.items.map((one: { name: string }) => one.name)]).toEqual([
      q,
      whole.map((_, n) => `C${n}`),
    ])
  }
  const [first] = (await call('GET /customers?q=C0')).body.items
  const changed = await call(`PATCH /customers/${first.id}`, { phone: '+33 1 98 76 54 32', version: 1 })
  expect(changed.body.phoneShown).toBe('+33 1 98 76 54 32')
  expect((await call('GET /customers?q=0033198765432')).body.items).toHaveLength(1)
})

it('a phone that was stored before it was kept in E.164 is found by any spelling once it is read', async () => {
  const [home, away] = [
    await testBusiness(app, 'old-phones'),
    await testBusiness(app, 'old-de', { country: 'DE' }),
  ]
  const [call, other] = [(await home.user('TENANT_OWNER')).call, (await away.user('TENANT_OWNER')).call]
  const { body: kim } = await call('POST /customers', { name: 'Kim', phone: '07700 900555' })
  await call('POST /customers', { name: 'Note', phone: 'ask at reception' })
  await other('POST /customers', { name: 'Jo', phone: '030 123456' })
  const owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  // as the migration leaves what was there before it, more of it than is read at once
  for (const { schema } of [home, away])
    await owner.query(`SET search_path = ${schema}, core, ext;
      INSERT INTO customers (id, name, phone) SELECT gen_random_uuid(), 'Old', '07700 9' || 10000 + n
        FROM generate_series(1, ${schema === home.schema ? 600 : 1}) n;
      UPDATE customers SET phone_e164 = '';
      UPDATE customers SET phone_unread = true WHERE phone <> '' AND phone_e164 = ''`)
  const found = async (who: typeof call, q: string) =>
    (await who(`GET /customers?q=${encodeURIComponent(q)}`)).body.items.map(
      (one: { name: string }) => one.name,
    )
  expect(await found(call, '+44 7700 900555')).toEqual([])
  await readPhones(app.database)
  expect(await found(call, '+44 7700 900555')).toEqual(['Kim'])
  expect(await found(other, '+49 30 123456')).toEqual(['Jo'])
  await owner.query(`SET search_path = ${home.schema}`)
  const { rows } = await owner.query(`SELECT count(*) FILTER (WHERE phone_unread)::int AS unread,
    count(*) FILTER (WHERE phone_e164 = '')::int AS none FROM customers`)
  await owner.end()
  // what is no number is read once, and stays what it is
  expect(rows).toEqual([{ unread: 0, none: 1 }])
  expect((await call(`GET /customers/${kim.id}`)).body).toMatchObject({
    version: 1,
    phoneShown: '07700 900555',
  })
})

it('tags are suggested from those in use, and filter the list', async () => {
  const shop = await testBusiness(app, 'tags')
  const { call } = await shop.user('TENANT_OWNER')
  for (const [name, tags] of Object.entries({ A: ['vip', 'late'], B: ['vip'], C: [] }))
    await call('POST /customers', { name, tags })
  expect((await call('GET /customers/tags')).body.items).toEqual([
    { tag: 'vip', count: 2 },
    { tag: 'late', count: 1 },
  ])
  const names = async (query: string) =>
    (await call(`GET /customers?${query}`)).body.items.map((one: { name: string }) => one.name)
  expect(await names('tag=vip')).toEqual(['A', 'B'])
  expect(await names('tag=vi')).toEqual([])
  expect(await names('tag=vip&q=b')).toEqual(['B'])
})

it('among 10,000 customers with visits all of it goes by an index', async () => {
  const shop = await testBusiness(app, 'many')
  const { call } = await shop.user('TENANT_OWNER')
  const owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  await owner.query(`SET search_path = ${shop.schema}, core, ext`)
  await owner.query(`
    INSERT INTO customers (id, name, email, phone, phone_e164, tags)
    SELECT gen_random_uuid(), 'Person ' || md5(n::text), n || '@many.test', '07' || (700000000 + n),
      '+447' || (700000000 + n), CASE WHEN n % 100 = 0 THEN '{vip}'::text[] ELSE '{}' END
    FROM generate_series(1, 10000) n;
    INSERT INTO appointments (id, status, start_at, end_at, location_id, customer_id, price_currency, price_amount)
    SELECT gen_random_uuid(), 'completed', at, at + interval '1 hour', (SELECT id FROM locations), id, 'GBP', 100
    FROM (SELECT id, '2026-11-24T10:00Z'::timestamptz + (v * 17 - row_number() OVER ()) * interval '1 hour' AS at
      FROM customers, generate_series(-2, 0) v WHERE name < 'Person e') x;
  `)
  for (const table of ['customers', 'appointments']) await owner.query(`VACUUM ANALYZE ${table}`)
  const explain = async (query: { sql: string; parameters: readonly unknown[] }) =>
    (await owner.query(`EXPLAIN ${query.sql}`, [...query.parameters])).rows
      .map((row) => row['QUERY PLAN'])
      .join('\n')
  const now = new Date('2026-11-24T10:00:00Z')
  const page = { after: null, limit: 51, now }
  const everyone = { patterns: [], servedBy: undefined, tag: undefined, householdOf: undefined }
  try {
    const plans = await app.database.readTenant(shop, async ({ db }) => {
      expect(await selectCountry(db)).toBe('GB')
      const { id } = await db.selectFrom('customers').select('id').executeTakeFirstOrThrow()
      return {
        text: await explain(customersByName(db, { ...everyone, patterns: ['%c4ca4238a%'] }, page).compile()),
        phone: await explain(
          customersByName(db, { ...everyone, patterns: ['%7700000077%', '%+447700000077%'] }, page).compile(),
        ),
        name: await explain(customersByName(db, everyone, page).compile()),
        tag: await explain(customersByName(db, { ...everyone, tag: 'vip' }, page).compile()),
        household: await explain(customersByName(db, { ...everyone, householdOf: id }, page).compile()),
        lastVisit: await explain(customersByLastVisit(db, everyone, page).compile()),
        tags: await explain(tagsQuery(db).compile()),
        history: await explain(historyQuery(id, now).compile(db)),
      }
    })
    for (const [name, index] of Object.entries({
      text: 'customers_search',
      phone: 'customers_search',
      name: 'customers_name',
      tag: 'customers_tags',
      household: 'customers_household',
      lastVisit: 'appointments_start',
      tags: 'customers_tagged',
      history: 'appointments_customer',
    }) as [keyof typeof plans, string][]) {
      expect(plans[name], name).toContain(index)
      expect(plans[name], name).not.toMatch(/Seq Scan on (customers|appointments)\b/)
    }
    const seen = new Set<string>()
    const order: (string | null)[] = []
    let cursor = ''
    for (let n = 0; n < 3; n++) {
      const { body } = await call(`GET /customers?sort=lastVisit&limit=200${cursor && `&cursor=${cursor}`}`)
      for (const one of body.items) {
        seen.add(one.id)
        order.push(one.lastVisit)
      }
      cursor = body.nextCursor
    }
    expect(seen.size).toBe(600)
    expect(order).toEqual([...order].sort().reverse())
  } finally {
    await owner.end()
  }
})

it('by last visit come those who were never here at the end, once each, over the pages', async () => {
  const shop = await testBusiness(app, 'ends')
  const { call } = await shop.user('TENANT_OWNER')
  const ids: Record<string, string> = {}
  for (const name of ['A', 'B', 'C', 'D'])
    ids[name] = (await call('POST /customers', { name })).body.id as string
  await app.database.withTenant(shop, async ({ db }) => {
    for (const [customer, start] of [
      ['C', '2026-11-20T10:00:00Z'],
      ['C', '2026-11-01T10:00:00Z'],
      ['B', '2026-11-21T10:00:00Z'],
      ['A', '2026-12-01T10:00:00Z'],
    ] as const)
      await db
        .insertInto('appointments')
        .values({
          id: crypto.randomUUID(),
          status: 'confirmed',
          start_at: new Date(start),
          end_at: new Date(Date.parse(start) + 3_600_000),
          location_id: shop.locationId,
          customer_id: ids[customer] as string,
          price_currency: 'GBP',
        })
        .execute()
  })
  const names: string[] = []
  let cursor = ''
  do {
    const { body } = await call(`GET /customers?sort=lastVisit&limit=1${cursor && `&cursor=${cursor}`}`)
    names.push(...body.items.map((one: { name: string }) => one.name))
    cursor = body.nextCursor
  } while (cursor)
  expect(names).toEqual(['B', 'C', 'A', 'D'])
  expect((await call('GET /customers?sort=lastVisit&cursor=eA')).status).toBe(422)
})
