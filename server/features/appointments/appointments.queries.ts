import { randomUUIDv7 } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import type { LabelColor } from '../../database/business-side-tables.ts'
import { insertion } from '../../database/insertion.ts'
import type { TenantReadTx, TenantTx } from '../../database/scope.ts'
import type { Status } from '../../database/tenant-tables.ts'
import { ASKED_QUESTIONS, type AskedQuestion, type KeptAnswer } from '../questions/asked-questions.ts'

type Db = TenantReadTx['db']

export interface VisitLabel {
  id: string
  name: string
  color: LabelColor
}

const APPOINTMENT = [
  'a.id',
  'a.status',
  'a.start_at',
  'a.end_at',
  'a.location_id',
  'a.customer_id',
  'a.attendee_name',
  'a.package_id',
  'a.package_name',
  'a.price_amount',
  'a.price_currency',
  'a.customer_note',
  'a.internal_notes',
  'a.policies',
  'a.overridden',
  'a.override_reason',
  'a.arrived_at',
  'a.started_at',
  'a.finished_at',
  'a.is_walk_in',
  'a.label_ids',
  'a.hold_expires_at',
  'a.hold_secret_hash',
  'a.holder_hash',
  'a.version',
] as const

/** Archived labels too: they stay on the visits that have them. */
const LABELS = sql<VisitLabel[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'color', b.color) order by b.position, b.id), '[]')
  from labels b where b.id = any(a.label_ids)
)`

/** Of each visit, what was answered with it, under the labels of then. */
const ANSWERS = sql<VisitAnswer[]>`(
  select coalesce(json_agg(json_build_object('questionId', w.question_id, 'about', q.about, 'label', v.label,
    'type', v.type, 'value', w.value) order by q.about, q.position, q.id), '[]')
  from appointment_answers w
  join questions q on q.id = w.question_id
  join question_versions v on v.question_id = w.question_id and v.version = w.question_version
  where w.appointment_id = a.id)`

export type VisitAnswer = Omit<KeptAnswer, 'questionVersion'>

export const selectVisits = (db: Db) =>
  db
    .selectFrom('appointments as a')
    .innerJoin('locations as p', 'p.id', 'a.location_id')
    .leftJoin('customers as c', 'c.id', 'a.customer_id')
    .select([
      ...APPOINTMENT,
      'p.time_zone',
      'c.name as customer_name',
      'c.household_of',
      LABELS.as('labels'),
      ANSWERS.as('answers'),
    ])

export type VisitRow = Awaited<ReturnType<ReturnType<typeof selectVisits>['execute']>>[number]

const selectItems = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('appointment_items')
    .select([
      'appointment_id',
      'position',
      'service_id',
      'name',
      'start_at',
      'end_at',
      'price_amount',
      'asked_resource_ids',
      'add_ons',
    ])
    .where('appointment_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('position')
    .execute()

export type ItemRow = Awaited<ReturnType<typeof selectItems>>[number]

const selectAllocations = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('allocations as l')
    .innerJoin('resources as r', 'r.id', 'l.resource_id')
    .select([
      sql<string>`l.appointment_id`.as('appointment_id'),
      'l.item_position',
      'l.resource_id',
      'r.name as resource_name',
      'r.kind as resource_kind',
      sql<Date>`lower(l.occupied)`.as('occupied_start'),
      sql<Date>`upper(l.occupied)`.as('occupied_end'),
      'l.visible_start',
      'l.visible_end',
      'l.active',
    ])
    .where('l.appointment_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('l.visible_start')
    .orderBy('r.position')
    .orderBy('l.resource_id')
    .execute()

export type AllocationRow = Awaited<ReturnType<typeof selectAllocations>>[number]

/** One visit with all that belongs to it. */
export interface StoredVisit extends VisitRow {
  items: ItemRow[]
  allocations: AllocationRow[]
}

/** Items and allocations of some visits, in two queries however many they are. */
export async function withParts<Row extends VisitRow>(db: Db, rows: Row[]): Promise<(Row & StoredVisit)[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const [items, allocations] = await Promise.all([selectItems(db, ids), selectAllocations(db, ids)])
  const itemsOf = Map.groupBy(items, (i) => i.appointment_id)
  const allocationsOf = Map.groupBy(allocations, (l) => l.appointment_id)
  return rows.map((row) => ({
    ...row,
    items: itemsOf.get(row.id) ?? [],
    allocations: allocationsOf.get(row.id) ?? [],
  }))
}

/** One visit, or undefined. Read in one round trip. */
export async function selectVisit(db: Db, id: string): Promise<StoredVisit | undefined> {
  const [row, items, allocations] = await Promise.all([
    selectVisits(db).where('a.id', '=', id).executeTakeFirst(),
    selectItems(db, [id]),
    selectAllocations(db, [id]),
  ])
  return row && { ...row, items, allocations }
}

/** Some visits, in no order. */
export const selectVisitsById = async (db: Db, ids: readonly string[]): Promise<StoredVisit[]> =>
  withParts(db, await selectVisits(db).where('a.id', '=', sql<string>`any(${ids}::uuid[])`).execute())

/** Holds the rows of visits until the transaction ends. */
export const lockVisits = (db: TenantTx['db'], ids: readonly string[]) =>
  db
    .selectFrom('appointments')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()

/** Takes visits off their places; whoever does so puts them somewhere or rolls back. */
export const deleteAllocations = (tx: TenantTx, ids: readonly string[]) =>
  tx.db.deleteFrom('allocations').where('appointment_id', '=', sql<string>`any(${ids}::uuid[])`).execute()

export interface VisitFilter {
  from?: Date | undefined
  to?: Date | undefined
  statuses: readonly Status[]
  resourceId?: string | undefined
  customerId?: string | undefined
  /** A customer, with the people of their household. */
  householdOf?: string | undefined
  after?: { start: Date; id: string } | undefined
  limit: number
}

const isOfHousehold = (id: string) =>
  sql<boolean>`a.customer_id in (select id from customers where id = ${id}::uuid or household_of = ${id}::uuid)`

/** Visits that start in the window, in order of their start; one more than the limit tells that there are more. */
export async function selectVisitPage(db: Db, filter: VisitFilter): Promise<StoredVisit[]> {
  let query = selectVisits(db)
    .where('a.status', 'in', filter.statuses)
    .orderBy('a.start_at')
    .orderBy('a.id')
    .limit(filter.limit + 1)
  if (filter.from) query = query.where('a.start_at', '>=', filter.from)
  if (filter.to) query = query.where('a.start_at', '<', filter.to)
  if (filter.customerId) query = query.where('a.customer_id', '=', filter.customerId)
  if (filter.householdOf) query = query.where(isOfHousehold(filter.householdOf))
  if (filter.after)
    query = query.where(sql<boolean>`(a.start_at, a.id) > (${filter.after.start}, ${filter.after.id}::uuid)`)
  const { resourceId } = filter
  if (resourceId) {
    query = query.where((w) =>
      w.exists(
        w
          .selectFrom('allocations as l')
          .select(sql`1`.as('one'))
          .whereRef('l.appointment_id', '=', 'a.id')
          .where('l.resource_id', '=', resourceId),
      ),
    )
  }
  return withParts(db, await query.execute())
}

export const insertVisit = insertion('appointments', [
  'id',
  'status',
  'start_at',
  'end_at',
  'location_id',
  'customer_id',
  'attendee_name',
  'package_id',
  'package_name',
  'price_amount',
  'price_currency',
  'customer_note',
  'internal_notes',
  'policies',
  'overridden',
  'override_reason',
  'arrived_at',
  'started_at',
  'is_walk_in',
  'hold_expires_at',
  'hold_secret_hash',
  'holder_hash',
  'manage_token_hash',
  'source',
  'booked_by_user_id',
  'created_at',
  'updated_at',
])

export const insertItems = insertion('appointment_items', [
  'id',
  'appointment_id',
  'position',
  'service_id',
  'name',
  'start_at',
  'end_at',
  'price_amount',
  'asked_resource_ids',
  'add_ons',
])

const insertRanges = insertion(
  'allocations',
  ['id', 'appointment_id', 'item_position', 'resource_id', 'occupied', 'visible_start', 'visible_end'],
  'on conflict do nothing',
)

type Range = Pick<
  AllocationRow,
  'item_position' | 'resource_id' | 'occupied_start' | 'occupied_end' | 'visible_start' | 'visible_end'
>

/**
 * Takes the time: one row a range, in order of resource so that two bookers wait for each other and never in a circle.
 * @returns false when another transaction has any of it; then this one must be rolled back
 */
export async function insertAllocations(
  { db }: TenantTx,
  appointmentId: string,
  ranges: readonly Range[],
): Promise<boolean> {
  if (ranges.length === 0) return true
  const rows = ranges
    .map(({ occupied_start, occupied_end, ...range }) => ({
      ...range,
      id: randomUUIDv7(),
      appointment_id: appointmentId,
      occupied: `[${occupied_start.toISOString()},${occupied_end.toISOString()})`,
    }))
    .sort((a, b) => compare(a.resource_id, b.resource_id) || compare(a.occupied, b.occupied))
  return (await insertRanges(db, rows)) === rows.length
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Takes again what a cancelled or missed visit had. @returns false when another one has it by now */
export async function reactivateAllocations(tx: TenantTx, visit: StoredVisit): Promise<boolean> {
  await tx.db.deleteFrom('allocations').where('appointment_id', '=', visit.id).execute()
  return insertAllocations(tx, visit.id, visit.allocations)
}

/** Deletes holds that have run out; one that was renewed or confirmed meanwhile stays. */
export const deleteExpiredHolds = (tx: TenantTx, ids: readonly string[]) =>
  tx.db
    .deleteFrom('appointments')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('status', '=', 'held')
    .where('hold_expires_at', '<=', tx.now)
    .returning('id')
    .execute()

/** What a hold needs to become a booking: whether its services must be approved, and what is asked. */
export async function selectConfirming(db: Db, serviceIds: readonly string[]) {
  const { rows } = await db.executeQuery<{ requires_approval: boolean; questions: AskedQuestion[] }>(
    CompiledQuery.raw(
      `select (select coalesce(bool_or(requires_approval), false) from services where id = any($1::uuid[]))
        as requires_approval, (${ASKED_QUESTIONS}) as questions`,
      [serviceIds],
    ),
  )
  return rows[0] as (typeof rows)[number]
}

/** Holds the row of a customer, so that two bookings of theirs are counted one after the other. */
export const lockCustomer = (db: Db, id: string) =>
  db.selectFrom('customers').select('id').where('id', '=', id).forUpdate().execute()

/** Visits that a customer has ahead of them. */
export const countUpcoming = (db: Db, customerId: string, now: Date) =>
  db
    .selectFrom('appointments')
    .select((e) => e.fn.countAll<string>().as('count'))
    .where('customer_id', '=', customerId)
    .where('start_at', '>', now)
    .where('status', 'in', ['pending', 'confirmed'])
    .executeTakeFirstOrThrow()

/** Live holds of one address. */
export const countHolds = (db: Db, holder: Buffer, now: Date) =>
  db
    .selectFrom('appointments')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('status', '=', 'held')
    .where('holder_hash', '=', holder)
    .where('hold_expires_at', '>', now)
    .executeTakeFirstOrThrow()
