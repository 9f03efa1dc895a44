import { randomUUIDv7 } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { freeStart } from '../../testing/walk/world.ts'
import { verifyAudit } from '../audit/verify-audit.ts'
import { duplicatesQuery } from './merge.queries.ts'
import { salonOfCustomers } from './testing.ts'

const { app, salon, db, token, as, close } = await salonOfCustomers()
afterAll(close)
const owner = as(token)
const add = async (body: object) => (await owner('POST /customers', body)).body
const book = async (more: object, who = owner) =>
  (await who('POST /appointments', { serviceId: salon.cut, start: freeStart(), ...more })).body

/** All that a business has of its customers, without the versions, which only go up. */
async function everything(): Promise<Record<string, string[]>> {
  const of: Record<string, string[]> = {}
  for (const table of ['customers', 'appointments', 'customer_answers', 'unassigned_visits']) {
    const text = table === 'customers' ? "(to_jsonb(t) - 'version')::text" : 't::text'
    of[table] = (await db.query(`SELECT ${text} AS row FROM ${table} t ORDER BY 1`)).rows.map(
      (one) => one.row,
    )
  }
  of.users = (await db.query('SELECT id, customer_id FROM platform.users ORDER BY id')).rows.map((one) =>
    JSON.stringify(one),
  )
  return of
}

/** Two records of one person, each with all that a customer can have. */
async function twoOfOne(mark: string) {
  const kept = await add({ name: `${mark} Ida`, email: `${mark}.ida@example.org`, tags: ['vip'] })
  const from = await add({
    name: `${mark} Ida B`,
    email: `${mark}.b@example.org`,
    phone: '07700 900123',
    tags: ['late', 'vip'],
    internalNotes: 'Allergic',
  })
  const kid = await add({ name: `${mark} Kid`, householdOf: from.id })
  const visits = [await book({ customerId: kept.id }), await book({ customerId: from.id })]
  const user = await app.makeUser({
    email: `${mark}.b@example.org`,
    role: 'CUSTOMER',
    tenant: salon,
    customerId: from.id,
  })
  const question = randomUUIDv7()
  await db.query('UPDATE customers SET account_user_id = $2 WHERE id = $1', [from.id, user.id])
  await db.query(`INSERT INTO questions (id, about, label, type) VALUES ($1, 'customer', 'Skin', 'text')`, [
    question,
  ])
  await db.query(`INSERT INTO customer_answers VALUES ($1, $2, 1, '"dry"', now())`, [from.id, question])
  await db.query(
    `INSERT INTO unassigned_visits (id, customer_id, service_name, start_at, end_at, reason)
     VALUES ($1, $2, 'Cut', now(), now() + interval '1 hour', 'x')`,
    [randomUUIDv7(), from.id],
  )
  return { kept, from, kid, visits, user, question }
}

describe('merging', () => {
  it('gives everything to the one that is kept, and undoing brings all of it back byte for byte', async () => {
    const { kept, from, kid, visits, user } = await twoOfOne('one')
    const before = await everything()
    const merged = await owner(`POST /customers/${kept.id}/merge`, { from: from.id, keep: { name: 'from' } })
    expect(merged.status).toBe(201)
    expect(merged.body.customer).toMatchObject({
      id: kept.id,
      name: 'one Ida B',
      email: 'one.ida@example.org',
      phone: '07700 900123',
      tags: ['vip', 'late'],
      internalNotes: 'Allergic',
      userId: user.id,
    })
    expect((await owner(`GET /customers/${from.id}`)).status).toBe(404)
    expect((await owner(`GET /customers/${kid.id}`)).body.householdOf.id).toBe(kept.id)
    const list = (await owner(`GET /appointments?customerId=${kept.id}`)).body.items
    expect(list.map((one: { id: string }) => one.id).sort()).toEqual(visits.map((one) => one.id).sort())
    const mine = (await as(user.token)('GET /appointments')).body.items
    expect(mine).toHaveLength(2)
    expect((await as(user.token)('GET /me/household')).body.items[0]).toMatchObject({ id: kept.id })

    // the address of the one that is gone books for the one that was kept, and stays with them
    const guests = await book({ customer: { name: 'Ida', email: 'one.b@example.org' } }, as())
    expect(guests.customer.id).toBe(kept.id)
    const taken = await owner('POST /customers', { name: 'X', email: 'one.b@example.org' })
    expect([taken.body.code, taken.body.customer.id]).toEqual(['email-taken', kept.id])

    const list2 = (await owner(`GET /customers/${kept.id}/merges`)).body.items
    expect(list2).toEqual([{ id: merged.body.id, name: 'one Ida B', mergedAt: '2026-11-24T10:00:00Z' }])
    const undone = await owner(`POST /customers/merges/${merged.body.id}/undo`)
    expect([undone.status, undone.body.kept.id, undone.body.restored.id]).toEqual([200, kept.id, from.id])
    const after = await everything()
    after.appointments = after.appointments?.filter((row) => !row.includes(guests.id)) ?? []
    expect(after).toEqual(before)
    const ofKept = (await owner(`GET /appointments?customerId=${kept.id}`)).body.items
    expect(ofKept.map((one: { id: string }) => one.id)).toContain(guests.id)
    expect((await owner(`POST /customers/merges/${merged.body.id}/undo`)).body.code).toBe('wrong-status')
    expect(await verifyAudit(app.deps, salon)).toMatchObject({ broken: null })
  })

  it('is undone in the order in which it was done, and keeps what was changed by hand since', async () => {
    const [a, b, c] = [
      await add({ name: 'A' }),
      await add({ name: 'B', phone: '020 7946 0018' }),
      await add({ name: 'C' }),
    ]
    const first = (await owner(`POST /customers/${b.id}/merge`, { from: a.id })).body
    const second = (await owner(`POST /customers/${c.id}/merge`, { from: b.id })).body
    expect((await owner(`POST /customers/merges/${first.id}/undo`)).body.code).toBe('wrong-status')
    const { version } = second.customer
    await owner(`PATCH /customers/${c.id}`, { name: 'Cee', version })
    const undone = (await owner(`POST /customers/merges/${second.id}/undo`)).body
    expect([undone.kept.name, undone.kept.phone, undone.restored.phone]).toEqual(['Cee', '', '020 7946 0018'])
    expect((await owner(`POST /customers/merges/${first.id}/undo`)).body.restored.name).toBe('A')
  })

  it('swaps addresses when the other one’s is kept, and refuses one with oneself', async () => {
    const kept = await add({ name: 'S', email: 's1@example.org' })
    const from = await add({ name: 'S', email: 's2@example.org' })
    const { body } = await owner(`POST /customers/${kept.id}/merge`, {
      from: from.id,
      keep: { email: 'from' },
    })
    expect(body.customer.email).toBe('s2@example.org')
    const visit = await book({ customer: { name: 'S', email: 's1@example.org' } }, as())
    expect(visit.customer.id).toBe(kept.id)
    const undone = (await owner(`POST /customers/merges/${body.id}/undo`)).body
    expect([undone.kept.email, undone.restored.email]).toEqual(['s1@example.org', 's2@example.org'])
    expect((await owner(`POST /customers/${kept.id}/merge`, { from: kept.id })).status).toBe(422)
    expect((await owner(`POST /customers/${kept.id}/merge`, { from: randomUUIDv7() })).status).toBe(404)
  })

  it('is suggested for the same phone or the same name, page by page, by an index', async () => {
    await db.query(`UPDATE customers SET active = false`)
    const pair = async (one: object, two: object) => [(await add(one)).id, (await add(two)).id]
    const phone = await pair({ name: 'P1', phone: '+44 20 7946 0099' }, { name: 'P2', phone: '02079460099' })
    const name = await pair({ name: 'Zoe Same', phone: '020 7946 0001' }, { name: 'zoe same' })
    await pair(
      { name: 'Both', email: 'b1@example.org', phone: '020 7946 0011' },
      { name: 'Both', email: 'b2@example.org', phone: '020 7946 0012' },
    )
    const seen: unknown[] = []
    let cursor = ''
    do {
      const { body } = await owner(`GET /customers/duplicates?limit=1${cursor && `&cursor=${cursor}`}`)
      for (const { by, customers } of body.items)
        seen.push([by, ...customers.map((one: { id: string }) => one.id)])
      cursor = body.nextCursor
    } while (cursor)
    expect(seen).toEqual([
      ['phone', ...phone],
      ['name', ...name],
    ])
    await db.query(`INSERT INTO customers (id, name, phone_e164)
      SELECT gen_random_uuid(), 'N' || n, '+44' || n FROM generate_series(1, 10000) n`)
    await db.query('VACUUM ANALYZE customers')
    for (const [by, index] of [
      ['phone', 'customers_phone'],
      ['name', 'customers_name'],
    ] as const) {
      const { sql, parameters } = await app.database.readTenant(salon, async (tx) =>
        duplicatesQuery(by, null, 51).compile(tx.db),
      )
      const plan = await db.query(`EXPLAIN ${sql}`, [...parameters])
      const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(text).toContain(`using ${index} on customers`)
      expect(text).not.toContain('Seq Scan')
    }
  })
})

describe('two who look like one', () => {
  it('are not suggested any more once somebody says so, and again when that is taken back', async () => {
    await db.query(`UPDATE customers SET active = false`)
    const phone = '+44 20 7946 0123'
    const [a, b, c] = [
      await add({ name: 'A', phone }),
      await add({ name: 'B', phone }),
      await add({ name: 'C', phone }),
    ]
    const pairs = async (path = 'duplicates') =>
      (await owner(`GET /customers/${path}?limit=200`)).body.items.map(
        (one: { customers: { name: string }[] }) => one.customers.map(({ name }) => name).join(''),
      )
    expect(await pairs()).toEqual(['AB', 'BC'])
    expect(await pairs('apart')).toEqual([])
    // in either order, and twice as once
    for (let n = 0; n < 2; n++) expect((await owner(`PUT /customers/${b.id}/apart/${a.id}`)).status).toBe(204)
    // the next one like it takes the place of the one that isn't
    expect(await pairs()).toEqual(['AC', 'BC'])
    expect(await pairs('apart')).toEqual(['AB'])
    await owner(`PUT /customers/${a.id}/apart/${c.id}`)
    await owner(`PUT /customers/${b.id}/apart/${c.id}`)
    expect(await pairs()).toEqual([])
    expect(await pairs('apart')).toEqual(['BC', 'AC', 'AB'])
    expect((await owner(`DELETE /customers/${a.id}/apart/${b.id}`)).status).toBe(204)
    expect(await pairs()).toEqual(['AB'])
    const log = (await owner('GET /audit?action=customer.kept-apart')).body.items
    expect(log).toHaveLength(3)
    expect((await owner(`PUT /customers/${a.id}/apart/${a.id}`)).status).toBe(422)
    expect((await owner(`PUT /customers/${a.id}/apart/${randomUUIDv7()}`)).status).toBe(404)
  })
})

describe('erasing a person', () => {
  it('leaves nothing of them anywhere, and visits, prices and the chain as they were', async () => {
    const mark = 'zwierzak'
    const { kept, from, user, visits } = await twoOfOne(mark)
    await owner(`POST /customers/${kept.id}/merge`, { from: from.id })
    const refused = await owner(`POST /customers/${kept.id}/erase`)
    expect([refused.status, refused.body.code]).toEqual([409, 'in-use'])
    const guest = await book(
      { customer: { name: `${mark} typed`, email: `${mark}.b@example.org` }, customerNote: `${mark} note` },
      as(),
    )
    for (const { id } of [...visits, guest])
      await owner(`POST /appointments/${id}/cancel`, { reason: `${mark} is ill`, version: 1 })
    const facts = `SELECT id, start_at, end_at, price_amount, status FROM appointments ORDER BY id`
    const before = (await db.query(facts)).rows
    expect((await owner(`POST /customers/${kept.id}/erase`)).status).toBe(204)

    const tables = await db.query(
      `SELECT oid::regclass::text AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace IN ($1::regnamespace, 'platform'::regnamespace)`,
      [salon.schema],
    )
    const left: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await db.query(`SELECT 1 FROM ${name} t WHERE t::text ILIKE '%${mark}%'
        AND t::text NOT LIKE '%${mark} Kid%'`)
      if (rows.length > 0) left.push(name)
    }
    expect(left).toEqual([])
    expect((await db.query(facts)).rows).toEqual(before)
    expect(await verifyAudit(app.deps, salon)).toMatchObject({ broken: null })
    expect((await owner(`GET /customers/${kept.id}`)).status).toBe(404)
    expect((await as(user.token)('GET /me')).status).toBe(401)
    expect((await owner(`POST /customers/${kept.id}/erase`)).status).toBe(404)
    const log = (await owner('GET /audit?action=customer.erased')).body.items
    expect(log).toHaveLength(1)
  })
})
