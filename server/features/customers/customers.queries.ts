import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { CustomersTable, TenantTables } from '../../database/tenant-tables.ts'

export type Db = Kysely<TenantTables>

/** A visit that has begun, or that is still to come: as SQL, so that it is said once. */
const BEEN = sql`status in ('confirmed', 'in_progress', 'completed')`
const COMING = sql`status in ('pending', 'confirmed')`

/** What is shown of a customer; each visit is one look into an index. */
export const columns = (now: Date) =>
  [
    'customers.id',
    'customers.name',
    'customers.email',
    'customers.phone',
    'customers.phone_e164',
    'customers.internal_notes',
    'customers.tags',
    'customers.account_user_id',
    'customers.household_of',
    'customers.blocked_at',
    'customers.blocked_reason',
    'customers.version',
    sql<string>`(select country from business)`.as('country'),
    sql<string | null>`(select head.name from customers head where head.id = customers.household_of)`.as(
      'household_name',
    ),
    sql<Date | null>`(select start_at from appointments where customer_id = customers.id and start_at <= ${now}
      and ${BEEN} order by start_at desc limit 1)`.as('last_visit'),
    sql<Date | null>`(select start_at from appointments where customer_id = customers.id and start_at > ${now}
      and ${COMING} order by start_at limit 1)`.as('next_visit'),
  ] as const

const isServedBy = (resourceId: string | null) => sql<boolean>`exists (
  select from appointments join allocations on allocations.appointment_id = appointments.id
  where appointments.customer_id = customers.id and allocations.resource_id = ${resourceId}::uuid
)`

export type CustomerRow = NonNullable<Awaited<ReturnType<typeof selectCustomer>>>
/** With whether the resource `servedBy` has taken part in a visit of theirs. */
export const selectCustomer = (db: Db, id: string, servedBy: string | null, now: Date) =>
  db
    .selectFrom('customers')
    .select([...columns(now), isServedBy(servedBy).as('served')])
    .where('customers.id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()

export interface CustomerFilter {
  /** Patterns of LIKE over name, email and phone, of which one is enough; empty: everyone. */
  patterns: readonly string[]
  /** Only those whom this resource has served; undefined: everyone. */
  servedBy: string | null | undefined
  tag: string | undefined
  /** The people of this customer's household alone. */
  householdOf: string | undefined
}

/** Those who fit a filter. */
function fitting({ patterns, servedBy, tag, householdOf }: CustomerFilter) {
  const conditions = [sql`customers.active`]
  if (patterns.length > 0) {
    const any = patterns.map((pattern) => sql`customers.search like lower(${pattern})`)
    conditions.push(sql`(${sql.join(any, sql` or `)})`)
  }
  if (servedBy !== undefined) conditions.push(isServedBy(servedBy))
  if (tag !== undefined) conditions.push(sql`customers.tags @> array[${tag}]::text[]`)
  if (householdOf !== undefined) conditions.push(sql`customers.household_of = ${householdOf}::uuid`)
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

interface Page<Key> {
  after: Key | null
  limit: number
  now: Date
}

/** In order of name, whatever its case, and id; `never`: those alone who were never here. */
export function customersByName(
  db: Db,
  filter: CustomerFilter,
  { after, limit, now, never = false }: Page<readonly [name: string, id: string]> & { never?: boolean },
) {
  let query = db
    .selectFrom('customers')
    .select([...columns(now), sql<string>`lower(name)`.as('sort_name')])
    .where(fitting(filter))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit)
  if (never)
    query = query.where(sql<boolean>`not exists (select from appointments
      where customer_id = customers.id and start_at <= ${now} and ${BEEN})`)
  if (after) query = query.where(sql<boolean>`(lower(name), id) > (${after[0]}, ${after[1]}::uuid)`)
  return query
}

/** Who has been here, the last one first: visits are read backwards, each where it is the last of its customer. */
export function customersByLastVisit(
  db: Db,
  filter: CustomerFilter,
  { after, limit, now }: Page<readonly [start: Date, visitId: string]>,
) {
  let query = db
    .selectFrom('appointments as a')
    .innerJoin('customers', 'customers.id', 'a.customer_id')
    .select([...columns(now), 'a.start_at as sort_start', 'a.id as visit_id'])
    .where('a.start_at', '<=', now)
    .where(sql<boolean>`a.${BEEN}`)
    .where(sql<boolean>`not exists (select from appointments later where later.customer_id = a.customer_id
      and (later.start_at, later.id) > (a.start_at, a.id) and later.start_at <= ${now} and later.${BEEN})`)
    .where(fitting(filter))
    .orderBy('a.start_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
  if (after) query = query.where(sql<boolean>`(a.start_at, a.id) < (${after[0]}, ${after[1]}::uuid)`)
  return query
}

export const selectCountry = async (db: Db): Promise<string> =>
  (await db.selectFrom('business').select('country').executeTakeFirstOrThrow()).country

export const insertCustomer = (db: Db, now: Date, values: Insertable<CustomersTable>) =>
  db.insertInto('customers').values(values).returning(columns(now)).executeTakeFirstOrThrow()

/** Undefined when the version isn't the current one any more. */
export const updateCustomerRow = (
  db: Db,
  now: Date,
  id: string,
  version: number,
  changes: Updateable<CustomersTable>,
) =>
  db
    .updateTable('customers')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('active', '=', true)
    .returning(columns(now))
    .executeTakeFirst()

/** Whose an email address is: of a merged duplicate, the one that was kept. */
export const selectOwnerOfEmail = (db: Db, email: string) =>
  sql<{ id: string; name: string }>`
    select kept.id, kept.name from customers c join customers kept on kept.id = coalesce(c.merged_into, c.id)
    where c.email = ${email}`
    .execute(db)
    .then(({ rows }) => rows[0])

export const tagsQuery = (db: Db) =>
  db
    .selectFrom('customers')
    .select([sql<string>`unnest(tags)`.as('tag'), sql<number>`count(*)::int`.as('count')])
    .where('active', '=', true)
    .where(sql<boolean>`tags <> '{}'`)
    .groupBy('tag')
    .orderBy('count', 'desc')
    .orderBy('tag')
    .limit(200)

/** Locks customers until the transaction ends, in the same order as everybody else does, and answers all of them. */
export const lockCustomers = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('customers')
    .select([
      'id',
      'name',
      'email',
      'phone',
      'phone_e164',
      'internal_notes',
      'tags',
      'account_user_id',
      'active',
      'external_id',
      'blocked_at',
      'blocked_reason',
      'household_of',
      'merged_into',
      'version',
    ])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()

/** Whether anybody hangs under a customer. */
export const hasHousehold = async (db: Db, id: string): Promise<boolean> =>
  (
    await db
      .selectFrom('customers')
      .select('id')
      .where('household_of', '=', id)
      .where('active', '=', true)
      .limit(1)
      .execute()
  ).length > 0

/** Refused online since now and why, or not any more (null). */
export const setBlocked = (db: Db, now: Date, id: string, reason: string | null) =>
  db
    .updateTable('customers')
    .set({
      blocked_at: reason === null ? null : now,
      blocked_reason: reason ?? '',
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .where('active', '=', true)
    .returning(columns(now))
    .executeTakeFirst()

/** A customer and the people of their household, the customer first. */
export const selectHousehold = (db: Db, id: string) =>
  db
    .selectFrom('customers')
    .select(['id', 'name', 'blocked_at', sql<boolean>`id = ${id}::uuid`.as('is_self')])
    .where(sql<boolean>`(id = ${id}::uuid or household_of = ${id}::uuid)`)
    .where('active', '=', true)
    .orderBy('is_self', 'desc')
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(200)
    .execute()
