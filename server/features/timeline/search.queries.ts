import { type RawBuilder, sql } from 'kysely'
import type { TenantReadTx } from '../../database/scope.ts'

type Db = TenantReadTx['db']

export interface Sought {
  /** Patterns of LIKE in lower case, of which one is enough. */
  patterns: readonly string[]
  /** What was typed, where it may be the id of a visit, here or in another product. */
  id: string | null
  externalId: string
  /** Whose customers may be found by phone and email; undefined: everybody's. Null: nobody's. */
  servedBy: string | null | undefined
}

export interface Part {
  /** Those to come, the next one first; or those before, the last one first. */
  side: 'coming' | 'before'
  now: Date
  after: readonly [start: Date, id: string] | null
  limit: number
}

/** What names are compared in where no index has them: a visit may be for somebody else than its customer. */
const NAMES_AROUND_DAYS = 120

export interface FoundRow {
  id: string
  start_at: Date
  end_at: Date
  status: string
  title: string | null
  services: string[]
  resources: string[]
}

/**
 * The visits that fit, on one side of now. Each way to find one is a query of its own with its own index and limit, so
 * that a service booked ten thousand times costs as little as a rare name.
 */
export async function selectFound(db: Db, sought: Sought, part: Part): Promise<FoundRow[]> {
  const like = (text: RawBuilder<unknown>) =>
    sql`(${sql.join(
      sought.patterns.map((pattern) => sql`${text} like ${pattern}`),
      sql` or `,
    )})`
  const served =
    sought.servedBy === undefined
      ? sql`true`
      : sql`(${like(sql`lower(c.name)`)} or exists (
          select from appointments b join allocations l on l.appointment_id = b.id
          where b.customer_id = c.id and l.resource_id = ${sought.servedBy}::uuid))`
  const coming = part.side === 'coming'
  const direction = coming ? sql`asc` : sql`desc`
  const here = sql`a.status in ('pending', 'confirmed', 'in_progress', 'completed', 'no_show')
    and ${coming ? sql`a.start_at >= ${part.now}` : sql`a.start_at < ${part.now}`}
    and ${
      part.after
        ? coming
          ? sql`(a.start_at, a.id) > (${part.after[0]}, ${part.after[1]}::uuid)`
          : sql`(a.start_at, a.id) < (${part.after[0]}, ${part.after[1]}::uuid)`
        : sql`true`
    }`
  const order = sql`order by a.start_at ${direction}, a.id ${direction} limit ${part.limit}`
  const near = coming
    ? sql`a.start_at < ${days(part.now, NAMES_AROUND_DAYS)}`
    : sql`a.start_at > ${days(part.now, -NAMES_AROUND_DAYS)}`
  const { rows } = await sql<FoundRow>`
    with of_customers as materialized (
      select c.id from customers c where c.active and ${like(sql`c.search`)} and ${served} limit 500
    ), found as (
      (select a.id from appointments a
        where a.customer_id = any(array(select id from of_customers)) and ${here} ${order})
      union
      (select a.id from appointments a where ${near} and ${like(sql`lower(a.attendee_name)`)} and ${here} ${order})
      union
      (select a.id from appointments a where ${here} and exists (
        select from appointment_items i where i.appointment_id = a.id and i.service_id = any(array(
          select s.id from services s where ${like(sql`lower(s.name)`)}))) ${order})
      union
      (select a.id from appointments a where a.id = ${sought.id}::uuid and ${here})
      union
      (select a.id from appointments a where a.external_id = ${sought.externalId} and ${here})
    )
    select a.id, a.start_at, a.end_at, a.status, coalesce(nullif(a.attendee_name, ''), c.name) as title,
      array(select i.name from appointment_items i where i.appointment_id = a.id order by i.position) as services,
      array(select r.name from resources r where r.id in
        (select l.resource_id from allocations l where l.appointment_id = a.id) order by r.position, r.name) as resources
    from found join appointments a on a.id = found.id left join customers c on c.id = a.customer_id
    ${order}`.execute(db)
  return rows
}

const days = (from: Date, by: number): Date => new Date(from.getTime() + by * 86_400_000)

export const selectCountry = async (db: Db): Promise<string> =>
  (await db.selectFrom('business').select('country').executeTakeFirstOrThrow()).country
