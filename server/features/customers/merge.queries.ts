import { sql, type Updateable } from 'kysely'
import type { CustomersTable } from '../../database/tenant-tables.ts'
import { columns, type Db, type lockCustomers } from './customers.queries.ts'

/** A customer's row as it was before a merge. */
export type LockedRow = Awaited<ReturnType<typeof lockCustomers>>[number]

/** What a merge moved from the duplicate to the one that was kept, by id. */
export interface Moved {
  appointments: string[]
  unassigned: string[]
  /** Questions whose answers the kept one hadn't. */
  answers: string[]
  household: string[]
  /** Earlier duplicates of the duplicate. */
  merged: string[]
  users: string[]
}

/** The tables in which something belongs to a customer, and by which column. */
const OWNED = [
  ['appointments', 'appointments', 'customer_id'],
  ['unassigned', 'unassigned_visits', 'customer_id'],
  ['household', 'customers', 'household_of'],
  ['merged', 'customers', 'merged_into'],
] as const

/** Gives all that belongs to one customer to another one. */
export async function moveEverything(db: Db, from: string, to: string): Promise<Moved> {
  const moved: Moved = { appointments: [], unassigned: [], answers: [], household: [], merged: [], users: [] }
  for (const [kind, table, column] of OWNED) {
    const { rows } = await sql<{ id: string }>`
      update ${sql.table(table)} set ${sql.ref(column)} = ${to}::uuid
      where ${sql.ref(column)} = ${from}::uuid and id <> ${to}::uuid returning id`.execute(db)
    moved[kind] = rows.map(({ id }) => id)
  }
  const answers = await sql<{ question_id: string }>`
    update customer_answers set customer_id = ${to}::uuid where customer_id = ${from}::uuid
      and question_id not in (select question_id from customer_answers where customer_id = ${to}::uuid)
    returning question_id`.execute(db)
  moved.answers = answers.rows.map((row) => row.question_id)
  moved.users = await moveAccounts(db, from, to, null)
  return moved
}

/** Gives back what a merge moved and what is still where it moved it. */
export async function moveBack(db: Db, moved: Moved, from: string, to: string): Promise<void> {
  for (const [kind, table, column] of OWNED)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${to}::uuid
      where id = any(${moved[kind]}::uuid[]) and ${sql.ref(column)} = ${from}::uuid`.execute(db)
  await sql`update customer_answers set customer_id = ${to}::uuid
    where customer_id = ${from}::uuid and question_id = any(${moved.answers}::uuid[])`.execute(db)
  await moveAccounts(db, from, to, moved.users)
}

/** Accounts are the platform's; a business moves those of its own customers only. */
async function moveAccounts(db: Db, from: string, to: string, users: string[] | null): Promise<string[]> {
  const { rows } = await sql<{ moved: string[] }>`
    select core.move_accounts(${from}::uuid, ${to}::uuid, ${users}::uuid[]) as moved`.execute(db)
  return rows[0]?.moved ?? []
}

/** Writes a customer, active or not, at its next version. */
export const writeCustomer = (db: Db, now: Date, id: string, changes: Updateable<CustomersTable>) =>
  db
    .updateTable('customers')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .returning(columns(now))
    .executeTakeFirstOrThrow()

/** Merges into a customer that can still be undone, the latest first. */
export const selectMerges = (db: Db, keptId: string) =>
  db
    .selectFrom('customer_merges')
    .innerJoin('customers', 'customers.id', 'customer_merges.merged_id')
    .select(['customer_merges.id', 'customers.name', 'customer_merges.merged_at'])
    .where('kept_id', '=', keptId)
    .where('undone_at', 'is', null)
    .orderBy('merged_at', 'desc')
    .limit(50)
    .execute()

/**
 * Pairs of customers that are likely one person, in order of what they share: the same phone, or the same name where
 * addresses and phones don't tell them apart. Each with the next one like it from whom nobody said that they are apart.
 * People of a household share a phone and are none. Read in the order of an index, up to the limit.
 */
export function duplicatesQuery(
  by: 'phone' | 'name',
  after: readonly [key: string, id: string] | null,
  limit: number,
) {
  const key = by === 'phone' ? sql`c.phone_e164` : sql`lower(c.name)`
  const has = by === 'phone' ? sql`c.phone_e164 <> ''` : sql`c.name <> ''`
  const rest = after ? sql`and (${key}, c.id) > (${after[0]}, ${after[1]}::uuid)` : sql``
  const same =
    by === 'phone'
      ? sql`o.phone_e164 = c.phone_e164 and o.phone_e164 <> ''`
      : sql`lower(o.name) = lower(c.name) and (c.phone_e164 = '' or o.phone_e164 = ''
          or (c.phone_e164 <> o.phone_e164 and (c.email is null or o.email is null)))`
  return sql<{ key: string; id: string; other: string }>`
    select ${key} as key, c.id, next.id as other
    from customers c cross join lateral (
      select o.id from customers o
      where ${same} and o.id > c.id and o.active and o.household_of is null
        and not exists (select from customers_apart a where a.one_id = c.id and a.other_id = o.id)
      order by o.id limit 1
    ) next
    where c.active and c.household_of is null and ${has} ${rest}
    order by ${key}, c.id limit ${limit}`
}

/** Some customers by their ids. */
export const selectByIds = (db: Db, ids: readonly string[], now: Date) =>
  db
    .selectFrom('customers')
    .select(columns(now))
    .where('customers.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
