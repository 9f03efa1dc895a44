import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TenantReadTx, TenantScope } from '../database/scope.ts'
import { verifyPassword } from '../features/identity/password.ts'
import { createTenant } from '../features/tenants/create-tenant.ts'
import { type MigratedDatabase, migratedDatabase } from '../testing/migrated.ts'
import { demoIsMissing, demoIsStale } from './demo-state.ts'
import { findTenant, refreshDemo, seedDemo } from './seed-demo.ts'
import { COLUMNS } from './write-rows.ts'

const now = new Date('2026-06-16T08:30:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

let migrated: MigratedDatabase
let demo: TenantScope
let acme: TenantScope
const heard: string[] = []

beforeAll(async () => {
  migrated = await migratedDatabase()
  expect(await demoIsMissing(migrated.database)).toBe(true)
  await seedDemo({
    database: migrated.database,
    now,
    password: 'open sesame',
    onProgress: (words) => heard.push(words),
  })
  demo = (await findTenant(migrated.database, 'demo')) as TenantScope
  acme = (await findTenant(migrated.database, 'acme')) as TenantScope
})
afterAll(() => migrated?.drop())

const users = () =>
  migrated.database.readPlatform(({ db }) => db.selectFrom('users').selectAll().orderBy('email').execute())
const inTenant = <T>(scope: TenantScope, read: (tx: TenantReadTx) => Promise<T>) =>
  migrated.database.readTenant(scope, read)

/** Of each table's rows, a digest. */
const everything = (scope: TenantScope) =>
  inTenant(scope, async ({ db }) => {
    const digests: Record<string, string | undefined> = {}
    for (const table of Object.keys(COLUMNS)) {
      const { rows } = await sql<{ digest: string }>`
        select md5(string_agg(t::text, '' order by t::text)) as digest from ${sql.table(table)} t`.execute(db)
      digests[table] = rows[0]?.digest
    }
    return digests
  })

const occupiedTwice = (scope: TenantScope) =>
  inTenant(scope, async ({ db }) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from allocations a join allocations b
      on a.resource_id = b.resource_id and a.occupied && b.occupied and a.id < b.id where a.active and b.active`.execute(
      db,
    )
    return rows[0]?.n
  })

describe('the demo', () => {
  it('has the twelve accounts and the receptionists, each with its role and place', async () => {
    const rows = await users()
    const slugs = new Map([
      [demo.tenantId, 'demo'],
      [acme.tenantId, 'acme'],
      [null, 'platform'],
    ])
    expect(rows.map((row) => `${row.email} ${row.role} ${slugs.get(row.tenant_id)}`).sort()).toEqual([
      'customer@acme.com CUSTOMER acme',
      'customer@demo.com CUSTOMER demo',
      'manager@acme.com TENANT_MANAGER acme',
      'manager@demo.com TENANT_MANAGER demo',
      'manager@smoothschedule.com PLATFORM_MANAGER platform',
      'owner@acme.com TENANT_OWNER acme',
      'owner@demo.com TENANT_OWNER demo',
      'reception@acme.com TENANT_STAFF acme',
      'reception@demo.com TENANT_STAFF demo',
      'sales@smoothschedule.com PLATFORM_SALES platform',
      'staff@acme.com TENANT_STAFF acme',
      'staff@demo.com TENANT_STAFF demo',
      'superuser@smoothschedule.com SUPERUSER platform',
      'support@smoothschedule.com PLATFORM_SUPPORT platform',
    ])
  })

  it('gives all of them the password, each with a hash of its own', async () => {
    const rows = await users()
    expect(new Set(rows.map((row) => row.password_hash)).size).toBe(rows.length)
    expect(await verifyPassword('open sesame', rows[0]?.password_hash as string)).toBe(true)
    expect(rows.every((row) => row.email_verified_at !== null && row.status === 'active')).toBe(true)
  })

  it('has a stylist with their own calendar, a receptionist with all of them, and a customer with an account', async () => {
    const rows = await users()
    const [staff, reception, customer] = ['staff', 'reception', 'customer'].map((name) =>
      rows.find((row) => row.email === `${name}@demo.com`),
    )
    expect(staff).toMatchObject({ calendars: 'own', contacts: 'served' })
    expect(reception).toMatchObject({ calendars: 'all', contacts: 'all', resource_id: null })
    const linked = await inTenant(demo, async ({ db }) => ({
      resource: await db
        .selectFrom('resources')
        .select(['id', 'kind', 'location_id'])
        .where('staff_user_id', '=', staff?.id as string)
        .executeTakeFirst(),
      customer: await db
        .selectFrom('customers')
        .select(['id', 'email'])
        .where('account_user_id', '=', customer?.id as string)
        .executeTakeFirst(),
    }))
    expect(linked.resource).toEqual({
      id: staff?.resource_id,
      kind: 'staff',
      location_id: staff?.location_id,
    })
    expect(linked.customer).toEqual({ id: customer?.customer_id, email: 'customer@demo.com' })
  })

  it('is a demo account at the salon, and not at the repair shop', async () => {
    const rows = await migrated.database.readPlatform(({ db }) =>
      db
        .selectFrom('tenants')
        .select(['slug', 'is_temporary', 'time_zone', 'currency', 'status'])
        .orderBy('slug')
        .execute(),
    )
    expect(rows).toEqual([
      { slug: 'acme', is_temporary: false, time_zone: 'America/Chicago', currency: 'USD', status: 'active' },
      { slug: 'demo', is_temporary: true, time_zone: 'Europe/London', currency: 'GBP', status: 'active' },
    ])
  })

  it('has about 5,000 visits and 800 customers in each business, and no resource occupied twice', async () => {
    for (const scope of [demo, acme]) {
      const { visits, customers } = await inTenant(scope, ({ db }) =>
        db
          .selectNoFrom((eb) => [
            eb.selectFrom('appointments').select(eb.fn.countAll<string>().as('n')).as('visits'),
            eb.selectFrom('customers').select(eb.fn.countAll<string>().as('n')).as('customers'),
          ])
          .executeTakeFirstOrThrow(),
      )
      expect(Number(visits)).toBeGreaterThan(4500)
      expect(Number(visits)).toBeLessThan(5500)
      expect(Number(customers)).toBe(800)
      expect(await occupiedTwice(scope)).toBe(0)
    }
  })

  it('asks, labels, notes and binds, and has a household, without a question that must be answered', async () => {
    for (const scope of [demo, acme]) {
      const { rows } = await inTenant(scope, ({ db }) =>
        sql<Record<string, number>>`select
          (select count(*)::int from questions where required) as required,
          (select count(*)::int from questions) as questions,
          (select count(*)::int from customers where household_of is not null and email is null) as household,
          (select count(*)::int from services where policies ->> 'cancellationHours' <> '') as bound,
          (select count(*)::int from appointments where label_ids <> '{}' and end_at > ${now}) as labelled,
          (select count(*)::int from appointments where internal_notes <> '' and end_at > ${now}) as noted,
          (select count(*)::int from appointments where policies ? 'cancellationHours' and end_at > ${now}) as agreed,
          (select count(distinct appointment_id)::int from appointment_answers) as answered,
          (select count(*)::int from appointment_answers x join questions q on q.id = x.question_id
            where q.condition is not null and not exists (select from appointment_answers y
              where y.appointment_id = x.appointment_id and y.question_id = (q.condition ->> 'questionId')::uuid
                and y.value = q.condition -> 'equals')) as unasked`.execute(db),
      )
      const { required, unasked, questions, household, ...some } = rows[0] as Record<string, number>
      expect({ required, unasked }).toEqual({ required: 0, unasked: 0 })
      expect([questions, household].map(Number)).toEqual(scope === demo ? [3, 2] : [4, 1])
      for (const [name, count] of Object.entries(some)) expect(count, name).toBeGreaterThanOrEqual(2)
    }
  })

  it('gives the two businesses different ids for everything', async () => {
    const idsOf = (scope: TenantScope) =>
      inTenant(scope, async ({ db }) => {
        const { rows } = await sql<{ id: string }>`
          select id from resources union all select id from services union all select id from customers
          union all select id from appointments`.execute(db)
        return rows.map(({ id }) => id)
      })
    const [ours, theirs] = [new Set(await idsOf(demo)), new Set(await idsOf(acme))]
    expect(ours.isDisjointFrom(theirs)).toBe(true)
    expect(
      [...ours].every((id) =>
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
      ),
    ).toBe(true)
  })

  it('tells what it is making', () => {
    expect(heard).toEqual(['Acme Corp: a year of visits', 'Demo Company: a year of visits'])
  })

  it('is not missing any more, nor stale until its future has run out', async () => {
    const { database } = migrated
    expect(await demoIsMissing(database)).toBe(false)
    expect(await demoIsStale(database, later(40))).toBe(false)
    expect(await demoIsStale(database, later(92))).toBe(true)
  })

  it('is not made where somebody else is at home', async () => {
    const other = await migratedDatabase()
    try {
      expect(await demoIsMissing(other.database)).toBe(true)
      await createTenant(other.database, {
        slug: 'corner-shop',
        name: 'Corner Shop',
        timeZone: 'Europe/Paris',
        country: 'FR',
        currency: 'EUR',
      })
      expect(await demoIsMissing(other.database)).toBe(false)
      expect(await demoIsStale(other.database, later(400))).toBe(false)
    } finally {
      await other.drop()
    }
  })

  it('goes on where it was when it is called again, and leaves alone what is there', async () => {
    const before = await everything(demo)
    await seedDemo({ database: migrated.database, now: later(3), password: 'another' })
    expect(await everything(demo)).toEqual(before)
    expect(await users()).toHaveLength(14)
    expect(await verifyPassword('open sesame', (await users())[0]?.password_hash as string)).toBe(true)
  })

  it('is the same when it is made again about the same instant', async () => {
    const before = [await everything(demo), await everything(acme)]
    await refreshDemo({ database: migrated.database, now })
    expect([await everything(demo), await everything(acme)]).toEqual(before)
  }, 90_000)

  // last: it changes what the others read
  it('can be made afresh about another day, with the accounts and what they are linked to', async () => {
    const { database } = migrated
    const before = await users()
    // somebody whom a visitor of the demo had linked to a resource that goes
    const guest = { id: randomUUIDv7(), tenant_id: demo.tenantId, email: 'guest@demo.com', name: 'Guest' }
    await database.withPlatform(({ db }) =>
      db
        .insertInto('users')
        .values({ ...guest, role: 'TENANT_STAFF', resource_id: randomUUIDv7() })
        .execute(),
    )
    await refreshDemo({ database, now: later(92) })
    expect(await demoIsStale(database, later(92))).toBe(false)
    const after = await users()
    expect(after.filter(({ id }) => id !== guest.id)).toEqual(before)
    expect(after.find(({ id }) => id === guest.id)?.resource_id).toBe(null)
    expect(await occupiedTwice(demo)).toBe(0)
    const own = await inTenant(demo, ({ db }) =>
      db
        .selectFrom('appointments')
        .innerJoin('customers', 'customers.id', 'appointments.customer_id')
        .select('appointments.id')
        .where('customers.account_user_id', 'is not', null)
        .where('start_at', '>', later(92))
        .execute(),
    )
    expect(own.length).toBeGreaterThanOrEqual(2)
  }, 90_000)
})
