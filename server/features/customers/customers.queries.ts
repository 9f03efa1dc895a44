import { type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { CustomersTable, TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

const COLUMNS = [
  'customers.id',
  'customers.name',
  'customers.email',
  'customers.phone',
  'customers.internal_notes',
  'customers.tags',
  'customers.account_user_id',
  'customers.version',
] as const

const isServedBy = (resourceId: string | null) => sql<boolean>`exists (
  select from appointments join allocations on allocations.appointment_id = appointments.id
  where appointments.customer_id = customers.id and allocations.resource_id = ${resourceId}::uuid
)`

export type CustomerRow = NonNullable<Awaited<ReturnType<typeof selectCustomer>>>
/** With whether the resource `servedBy` has taken part in a visit of theirs. */
export const selectCustomer = (db: Db, id: string, servedBy: string | null) =>
  db
    .selectFrom('customers')
    .select([...COLUMNS, isServedBy(servedBy).as('served')])
    .where('customers.id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()

export interface CustomerFilter {
  /** Patterns of LIKE over name, email and phone, of which one is enough; empty: everyone. */
  patterns: readonly string[]
  /** Only those whom this resource has served; undefined: everyone. */
  servedBy: string | null | undefined
}

/** In order of name, whatever its case, and id. */
export function selectCustomers(
  db: Db,
  { patterns, servedBy }: CustomerFilter,
  { after, limit }: { after: readonly [name: string, id: string] | null; limit: number },
) {
  let query = db
    .selectFrom('customers')
    .select([...COLUMNS, sql<string>`lower(name)`.as('sort_name')])
    .where('active', '=', true)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit)
  if (patterns.length > 0) {
    query = query.where((customer) =>
      customer.or(patterns.map((pattern) => sql<boolean>`search like lower(${pattern})`)),
    )
  }
  if (servedBy !== undefined) query = query.where(isServedBy(servedBy))
  if (after) query = query.where(sql<boolean>`(lower(name), id) > (${after[0]}, ${after[1]}::uuid)`)
  return query.execute()
}

export const insertCustomer = (db: Db, values: Insertable<CustomersTable>) =>
  db.insertInto('customers').values(values).returning(COLUMNS).executeTakeFirstOrThrow()

/** Undefined when the version isn't the current one any more. */
export const updateCustomerRow = (db: Db, id: string, version: number, changes: Updateable<CustomersTable>) =>
  db
    .updateTable('customers')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('active', '=', true)
    .returning(COLUMNS)
    .executeTakeFirst()
