import { sql } from 'kysely'
import type { Db } from './customers.queries.ts'

/** The ids of two customers, the smaller first. */
type Pair = readonly [one: string, other: string]

/** False where it was noted already. */
export async function putApart(
  db: Db,
  [one, other]: Pair,
  userId: string | null,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('customers_apart')
    .values({ one_id: one, other_id: other, said_by_user_id: userId, said_at: now })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteApart(db: Db, [one, other]: Pair): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('customers_apart')
    .where('one_id', '=', one)
    .where('other_id', '=', other)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Pairs that are two persons, the latest first, of customers who are there still. */
export function apartQuery(after: readonly [said: string, one: string, other: string] | null, limit: number) {
  const rest = after
    ? sql`where (said_at, one_id, other_id) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::uuid)`
    : sql``
  return sql<{ said_at: Date; id: string; other: string }>`
    select said_at, one_id as id, other_id as other from customers_apart
    join customers one on one.id = one_id and one.active
    join customers other on other.id = other_id and other.active
    ${rest} order by said_at desc, one_id desc, other_id desc limit ${limit}`
}
