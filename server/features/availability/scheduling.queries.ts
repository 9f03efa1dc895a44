import { CompiledQuery } from 'kysely'
import type { Policies } from '../../../domain/policies/index.ts'
import type { HoursWindow, Requirement, ResourceKind, Rota } from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import type { BookingRules, WeeklyWindow } from '../../database/tenant-tables.ts'
import { ASKED_QUESTIONS, type AskedQuestion } from '../questions/asked-questions.ts'

type Db = TenantReadTx['db']

export interface ServiceRow {
  id: string
  name: string
  duration_minutes: number
  buffer_before_minutes: number
  buffer_after_minutes: number
  slot_interval_minutes: number | null
  notice_minutes: number | null
  booking_window_days: number | null
  price_amount: number
  price_currency: string
  requirements: Requirement[]
  assignment: 'fixed' | 'round_robin' | 'least_busy' | 'priority'
  requires_approval: boolean
  policies: Policies | null
  bookable_online: boolean
  active: boolean
}
export interface OwnRow {
  service_id: string
  resource_id: string
  duration_minutes: number | null
  price_amount: number | null
}
export interface LocationRow {
  id: string
  name: string
  time_zone: string
  is_default: boolean
  weekly_hours: WeeklyWindow[]
}
export interface ResourceRow {
  id: string
  name: string
  kind: ResourceKind
  location_id: string
  skills: string[]
  weekly_hours: WeeklyWindow[] | null
  rotas: Rota[]
  position: number
}
export interface OverrideRow {
  location_id: string | null
  resource_id: string | null
  date: string
  windows: HoursWindow[]
}
export interface ClosureRow {
  from_date: string
  to_date: string
  location_id: string | null
}

export interface AddOnRow {
  id: string
  service_id: string
  name: string
  duration_minutes: number
  price_amount: number
}
export interface PackageRow {
  id: string
  name: string
  price_amount: number | null
  bookable_online: boolean
  active: boolean
  /** In the order of the visit. */
  service_ids: string[]
}

/** What a business works by, and the services that are asked for. */
export interface Ground {
  business: { booking_rules: BookingRules; policies: Policies }
  services: ServiceRow[]
  /** The active add-ons that were asked for, once for each service that has them; none where none were. */
  add_ons?: AddOnRow[]
  package?: PackageRow | null
  /** The resources' own durations and prices for these services. */
  own: OwnRow[]
  locations: LocationRow[]
  /** Active ones, in the business's own order. */
  resources: ResourceRow[]
  overrides: OverrideRow[]
  closures: ClosureRow[]
  /** What a booking is asked; empty unless it was wanted. */
  questions: AskedQuestion[]
}

/** What is read only where it is asked for. */
interface Extras {
  packageId: string | null
  addOnIds: readonly string[]
}

const PACKED = 'select i.service_id from package_items i where i.package_id = $5::uuid'

/** Read only where it is asked for: most visits have no add-ons and are no package. */
const EXTRAS = `,
    (select coalesce(json_agg(a), '[]') from (
      select a.id, s.service_id, a.name, a.duration_minutes, a.price_amount
      from add_ons a join service_add_ons s on s.add_on_id = a.id
      where a.active and a.id = any($6::uuid[])
        and (s.service_id = any($1::uuid[]) or s.service_id in (${PACKED}))) a) as add_ons,
    (select row_to_json(p) from (
      select p.id, p.name, p.price_amount, p.bookable_online, p.active,
        (select json_agg(i.service_id order by i.position) from package_items i where i.package_id = p.id) as service_ids
      from packages p where p.id = $5::uuid) p) as package`

const groundOf = (isOfService: (column: string) => string, extras: string) => `
  select
    (select json_build_object('booking_rules', booking_rules, 'policies', policies) from business where id = 1) as business,
    (select coalesce(json_agg(s), '[]') from (
      select id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, slot_interval_minutes,
        notice_minutes, booking_window_days, price_amount, price_currency, requirements, assignment,
        requires_approval, policies, bookable_online, active
      from services where ${isOfService('id')}) s) as services,
    (select coalesce(json_agg(o), '[]') from (
      select service_id, resource_id, duration_minutes, price_amount
      from service_resources where ${isOfService('service_id')}) o) as own,
    (select coalesce(json_agg(l), '[]') from (
      select id, name, time_zone, is_default, weekly_hours from locations where active) l) as locations,
    (select coalesce(json_agg(r), '[]') from (
      select id, name, kind, location_id, skills, weekly_hours, rotas, position
      from resources where active order by position, name, id) r) as resources,
    (select coalesce(json_agg(h), '[]') from (
      select location_id, resource_id, date, windows
      from hour_overrides where date between $2::date and $3::date) h) as overrides,
    (select coalesce(json_agg(c), '[]') from (
      select from_date, to_date, location_id
      from closures where to_date >= $2::date and from_date <= $3::date) c) as closures,
    case when $4::boolean then (${ASKED_QUESTIONS}) else '[]' end as questions${extras}`

const GROUND = groundOf((column) => `${column} = any($1::uuid[])`, '')
const GROUND_WITH_EXTRAS = groundOf(
  (column) => `(${column} = any($1::uuid[]) or ${column} in (${PACKED}))`,
  EXTRAS,
)

/**
 * The ground that a visit is decided on, with overrides and closures of some local dates, both included. One statement
 * for seven small reads: it stands on the way of every booking, where a statement each cost twice the time.
 */
export async function selectGround(
  db: Db,
  serviceIds: readonly string[],
  from: string,
  to: string,
  { questions = false, extras }: { questions?: boolean; extras?: Extras | undefined } = {},
): Promise<Ground> {
  const values = [serviceIds, from, to, questions]
  const query = extras
    ? CompiledQuery.raw(GROUND_WITH_EXTRAS, [...values, extras.packageId, extras.addOnIds])
    : CompiledQuery.raw(GROUND, values)
  const { rows } = await db.executeQuery<Ground>(query)
  return rows[0] as Ground
}

export interface OccupiedRow {
  resource_id: string
  /** Epoch minutes. */
  start: number
  end: number
  /** A visit, a session of a class, or a block. */
  id: string
  kind: 'allocation' | 'block'
  /** A hold that has run out, but whose row still meets the constraint. */
  expired: boolean
}

/** Epoch minutes of an instant on a whole minute. */
const minutes = (instant: string) => `extract(epoch from ${instant})::bigint / 60`

const OCCUPIED = `
  select l.resource_id, ${minutes('lower(l.occupied)')} as start, ${minutes('upper(l.occupied)')} as "end",
    coalesce(l.appointment_id, l.session_id) as id, 'allocation' as kind, a.id is not null as expired
  from allocations l
  left join appointments a on a.id = l.appointment_id and a.status = 'held' and a.hold_expires_at <= $4
  where l.active and l.resource_id = any($1::uuid[]) and l.occupied && tstzrange($2, $3)
  union all
  select resource_id, ${minutes('start_at')}, ${minutes('end_at')}, id, 'block', false
  from blocks
  where resource_id = any($1::uuid[]) and tstzrange(start_at, end_at) && tstzrange($2, $3)`

/** What occupies the resources between two instants: allocations and blocks. */
export async function selectOccupied(
  { db, now }: TenantReadTx,
  resourceIds: readonly string[],
  from: Date,
  to: Date,
): Promise<OccupiedRow[]> {
  const { rows } = await db.executeQuery<OccupiedRow>(
    CompiledQuery.raw(OCCUPIED, [resourceIds, from, to, now]),
  )
  return rows
}
