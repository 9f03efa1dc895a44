import { sql } from 'kysely'
import type { Db } from './customers.queries.ts'

/** What stands where a name was. */
export const ERASED = 'Erased person'

/** A customer and the duplicates that were merged into them: their ids and addresses. */
export const selectAllOfPerson = (db: Db, id: string) =>
  db
    .selectFrom('customers')
    .select(['id', 'email'])
    .where(sql<boolean>`(id = ${id}::uuid or merged_into = ${id}::uuid)`)
    .orderBy('id')
    .forUpdate()
    .execute()

/** The visits of some customers, and whether each is open and not over. */
export const selectVisitsOf = (db: Db, ids: readonly string[], now: Date) =>
  db
    .selectFrom('appointments')
    .select([
      'id',
      sql<boolean>`status = 'in_progress' or (status in ('pending', 'confirmed') and end_at > ${now})`.as(
        'open',
      ),
    ])
    .where('customer_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()

/** Takes a person out of every table that has them, except the log. Times, services and prices stay. */
export async function erasePerson(
  db: Db,
  ids: readonly string[],
  visitIds: readonly string[],
  emails: readonly string[],
): Promise<void> {
  const all = sql`any(${ids}::uuid[])`
  const visits = sql`any(${visitIds}::uuid[])`
  await sql`update appointments set attendee_name = ${ERASED}, customer_note = '', internal_notes = '',
    cancel_reason = null, override_reason = null, manage_token_hash = null, version = version + 1
    where id = ${visits}`.execute(db)
  await sql`delete from appointment_answers where appointment_id = ${visits}`.execute(db)
  await sql`delete from customer_answers where customer_id = ${all}`.execute(db)
  await sql`update unassigned_visits set note = '' where customer_id = ${all}`.execute(db)
  await sql`update import_rows set raw = '{}', draft = '{}', problems = '[]'
    where target_id = ${all} or target_id = ${visits}`.execute(db)
  await sql`delete from customer_merges where kept_id = ${all} or merged_id = ${all}`.execute(db)
  // people of the household stay, on their own
  await sql`update customers set household_of = null where household_of = ${all}`.execute(db)
  await sql`update customers set name = ${ERASED}, email = null, phone = '', phone_e164 = '', internal_notes = '',
    tags = '{}', account_user_id = null, external_id = null, blocked_at = null, blocked_reason = '',
    household_of = null, active = false, version = version + 1 where id = ${all}`.execute(db)
  const { rows } = await sql<{ users: string[] }>`
    select core.erase_accounts(${ids}::uuid[], ${emails}::text[]) as users`.execute(db)
  await sql`update people set name = ${ERASED}, email = '', active = false
    where user_id = any(${rows[0]?.users ?? []}::uuid[])`.execute(db)
}
