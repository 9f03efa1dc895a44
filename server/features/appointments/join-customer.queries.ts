import { sql } from 'kysely'
import type { TenantTx } from '../../database/scope.ts'
import { NAMELESS } from '../customers/nameless.ts'

type Db = TenantTx['db']

/** Whose an email address is; all but the business is null where it is nobody's. */
export interface Owner {
  country: string
  business_name: string
  business_phone: string
  id: string | null
  name: string | null
  phone: string | null
  blocked_at: Date | null
  /** Somebody of their household who is called as asked. */
  person_id: string | null
  person_name: string | null
}

/**
 * The customer whom an address belongs to (of a merged duplicate, the one that was kept), and whoever of their household
 * has this name, whatever its case, where it isn't their own; with what is needed of the business, in one round trip.
 */
export async function selectOwner(db: Db, email: string | null, name: string): Promise<Owner | undefined> {
  const { rows } = await sql<Owner>`
    select b.country, b.name as business_name, b.phone as business_phone, head.id, head.name, head.phone, head.blocked_at,
      person.id as person_id, person.name as person_name
    from business b
    left join customers c on c.email = ${email}
    left join customers head on head.id = coalesce(c.merged_into, c.id)
    left join lateral (
      select p.id, p.name from customers p
      where p.household_of = head.id and p.active and lower(p.name) = lower(${name}) order by p.id limit 1
    ) person on lower(head.name) <> lower(${name})`.execute(db)
  return rows[0]
}

export interface OwnPerson {
  id: string
  name: string
  phone: string
  country: string
  blocked_at: Date | null
  is_self: boolean
  business_name: string
  business_phone: string
}

/** A customer (of a merged duplicate, the one that was kept) and the people of their household. */
export async function selectOwnPeople(db: Db, customerId: string): Promise<OwnPerson[]> {
  const { rows } = await sql<OwnPerson>`
    select c.id, c.name, c.phone, b.country, c.blocked_at, c.id = head.id as is_self, b.name as business_name,
      b.phone as business_phone
    from business b
    join (select coalesce(merged_into, id) as id from customers where id = ${customerId}::uuid) head on true
    join customers c on c.active and (c.id = head.id or c.household_of = head.id)
    order by c.id limit 200`.execute(db)
  return rows
}

/** Gives a customer who has none a phone; false where one came meanwhile. */
export async function putPhone(
  db: Db,
  id: string,
  phone: { phone: string; phone_e164: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('customers')
    .set({ ...phone, version: sql`version + 1` })
    .where('id', '=', id)
    .where('phone', '=', '')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Sees to it that there is one for whoever gave no name. */
export async function insertNameless(db: Db): Promise<void> {
  await db
    .insertInto('customers')
    .values({ id: NAMELESS, name: '', active: false })
    .onConflict((one) => one.column('id').doNothing())
    .execute()
}

/** Into whom a duplicate was merged; undefined for anybody else. */
export const selectMergedInto = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.selectFrom('customers').select('merged_into').where('id', '=', id).executeTakeFirst())
    ?.merged_into ?? undefined
