import { sql } from 'kysely'
import type { TenantReadTx } from '../../database/scope.ts'

type Db = TenantReadTx['db']

/** Local days as instants, one after another: the end of each is the start of the next one. */
export interface Days {
  starts: readonly Date[]
  end: Date
}

export interface DayWish {
  /** Visits in which one of these takes part; null: all. */
  resourceIds: readonly string[] | null
  serviceIds: readonly string[] | null
  statuses: readonly string[] | null
}

/** What is on the Timeline of visits that are booked. */
const SHOWN = sql`a.status in ('pending', 'confirmed', 'in_progress', 'completed', 'no_show')`
const FIRST = 3

/** The first visits that begin on each day, each row with its day (from 1) and how many there are on it. */
export async function selectFirstVisits(db: Db, { starts, end }: Days, wish: DayWish) {
  const conditions = [SHOWN, sql`a.start_at >= ${starts[0]} and a.start_at < ${end}`]
  if (wish.statuses) conditions.push(sql`a.status = any(${wish.statuses}::text[])`)
  if (wish.serviceIds)
    conditions.push(sql`exists (select from appointment_items i
      where i.appointment_id = a.id and i.service_id = any(${wish.serviceIds}::uuid[]))`)
  if (wish.resourceIds)
    conditions.push(sql`exists (select from allocations l
      where l.appointment_id = a.id and l.resource_id = any(${wish.resourceIds}::uuid[]))`)
  const { rows } = await sql<{
    day: number
    visits: number
    id: string
    start_at: Date
    status: string
    title: string | null
    services: string[]
  }>`
    with of_days as (
      select a.id, a.start_at, width_bucket(a.start_at, ${starts}::timestamptz[]) as day
      from appointments a where ${sql.join(conditions, sql` and `)}
    ), in_order as (
      select id, day, count(*) over (partition by day)::int as visits,
        row_number() over (partition by day order by start_at, id) as place
      from of_days
    )
    select o.day, o.visits, a.id, a.start_at, a.status,
      coalesce(nullif(a.attendee_name, ''), c.name) as title,
      array(select i.name from appointment_items i where i.appointment_id = a.id order by i.position) as services
    from in_order o
    join appointments a on a.id = o.id
    left join customers c on c.id = a.customer_id
    where o.place <= ${FIRST}
    order by o.day, o.place`.execute(db)
  return rows
}

/** Minutes that visits and live holds take of the resources on each day (from 1) that has any. */
export async function selectBookedMinutes(
  db: Db,
  { starts, end }: Days,
  resourceIds: readonly string[],
  now: Date,
) {
  const ends = [...starts.slice(1), end]
  const { rows } = await sql<{ day: number; minutes: number }>`
    select d.day::int as day, (sum(extract(epoch from
      least(upper(l.occupied), d.till) - greatest(lower(l.occupied), d.since))) / 60)::int as minutes
    from unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) with ordinality d(since, till, day)
    join allocations l on l.active and l.resource_id = any(${resourceIds}::uuid[])
      and l.occupied && tstzrange(d.since, d.till)
    left join appointments a on a.id = l.appointment_id
    where a.hold_expires_at is null or a.hold_expires_at > ${now}
    group by d.day`.execute(db)
  return rows
}
