import { type Kysely, sql } from 'kysely'
import type { Requirement } from '../../../domain/scheduling/index.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

/** The instants `[from, to)`. */
export interface Span {
  from: Date
  to: Date
}

export const UPCOMING = ['pending', 'confirmed', 'in_progress'] as const

const visits = (db: Db) =>
  db
    .selectFrom('appointments')
    .innerJoin('customers', 'customers.id', 'appointments.customer_id')
    .select([
      'appointments.id as appointment_id',
      'appointments.start_at',
      'appointments.end_at',
      'appointments.location_id',
      'appointments.overridden',
      'customers.name as customer_name',
      sql<string[]>`array(select i.name from appointment_items i
        where i.appointment_id = appointments.id order by i.position)`.as('service_names'),
    ])
    .where('appointments.status', 'in', UPCOMING)
    .orderBy('appointments.start_at')
    .orderBy('appointments.id')

const allocated = (db: Db) =>
  visits(db)
    .innerJoin('allocations', 'allocations.appointment_id', 'appointments.id')
    .select(['allocations.resource_id', 'allocations.visible_start', 'allocations.visible_end'])
    .where('allocations.active', '=', true)

export type AllocationRow = Awaited<ReturnType<typeof selectAllocations>>[number]
/** Allocations of these resources that can be seen in the span. */
export const selectAllocations = (db: Db, resourceIds: readonly string[], span: Span) =>
  allocated(db)
    .where('allocations.resource_id', '=', sql<string>`any(${resourceIds}::uuid[])`)
    .where(sql<boolean>`allocations.occupied && tstzrange(${span.from}, ${span.to})`)
    .where('allocations.visible_end', '>', span.from)
    .where('allocations.visible_start', '<', span.to)
    .execute()

/** Allocations of a resource that occupy it in some of the spans, buffers included. */
export const selectOccupying = (db: Db, resourceId: string, spans: readonly Span[]) =>
  allocated(db)
    .where('allocations.resource_id', '=', resourceId)
    .where(
      sql<boolean>`exists (select from unnest(
        ${spans.map((span) => span.from)}::timestamptz[], ${spans.map((span) => span.to)}::timestamptz[]
      ) as span(first, last) where allocations.occupied && tstzrange(span.first, span.last))`,
    )
    // the index finds the whole stretch; the spans are told apart within it
    .where(
      sql<boolean>`allocations.occupied && tstzrange(${new Date(Math.min(...spans.map((span) => span.from.getTime())))},
        ${new Date(Math.max(...spans.map((span) => span.to.getTime())))})`,
    )
    .execute()

/** Visits that touch the span of the location where they are. */
export const selectVisitsAt = (db: Db, places: readonly (Span & { locationId: string })[]) =>
  visits(db)
    .innerJoin(
      sql<{ id: string; first: Date; last: Date }>`unnest(
        ${places.map((place) => place.locationId)}::uuid[],
        ${places.map((place) => place.from)}::timestamptz[],
        ${places.map((place) => place.to)}::timestamptz[]
      )`.as<'place'>(sql`place(id, first, last)`),
      'place.id',
      'appointments.location_id',
    )
    .whereRef('appointments.start_at', '<', 'place.last')
    .whereRef('appointments.end_at', '>', 'place.first')
    .execute()

const RESOURCE_IDS = sql<string[]>`array(select distinct o.resource_id from allocations o
  where o.appointment_id = appointments.id and o.active)`

/** Visits in the span that a resource takes part in, with all who serve them and what their services require. */
export const selectVisitsWith = (db: Db, resourceId: string, span: Span) =>
  visits(db)
    .select([
      RESOURCE_IDS.as('resource_ids'),
      sql<Requirement[][]>`(select coalesce(json_agg(s.requirements), '[]') from appointment_items i
        join services s on s.id = i.service_id where i.appointment_id = appointments.id)`.as('requirements'),
    ])
    .where(
      sql<boolean>`exists (select from allocations a where a.appointment_id = appointments.id
        and a.resource_id = ${resourceId} and a.active and a.occupied && tstzrange(${span.from}, ${span.to}))`,
    )
    .execute()

/** Visits of which a service in the span is this one, with all who serve them. */
export const selectVisitsOfService = (db: Db, serviceId: string, span: Span) =>
  visits(db)
    .select(RESOURCE_IDS.as('resource_ids'))
    .where((visit) =>
      visit.exists(
        visit
          .selectFrom('appointment_items')
          .select('appointment_items.id')
          .whereRef('appointment_items.appointment_id', '=', 'appointments.id')
          .where('appointment_items.service_id', '=', serviceId)
          .where('appointment_items.end_at', '>', span.from)
          .where('appointment_items.start_at', '<', span.to),
      ),
    )
    .execute()

/** Hours of these resources and of all locations, with the overrides between two dates (both included). */
export const selectHours = (db: Db, resourceIds: readonly string[], dates: { from: string; to: string }) =>
  Promise.all([
    db.selectFrom('locations').select(['id', 'time_zone', 'weekly_hours']).execute(),
    db
      .selectFrom('resources')
      .select(['id', 'kind', 'location_id', 'skills', 'weekly_hours', 'rotas'])
      .where('id', '=', sql<string>`any(${resourceIds}::uuid[])`)
      .execute(),
    db
      .selectFrom('hour_overrides')
      .select(['location_id', 'resource_id', 'date', 'windows'])
      .where((override) =>
        override.or([
          override('location_id', 'is not', null),
          override('resource_id', '=', sql<string>`any(${resourceIds}::uuid[])`),
        ]),
      )
      .where('date', '>=', dates.from)
      .where('date', '<=', dates.to)
      .execute(),
  ])

/** Zones of the locations, of one or (null) of all. */
export function selectZones(db: Db, locationId: string | null) {
  const query = db.selectFrom('locations').select(['id', 'time_zone'])
  return (locationId === null ? query : query.where('id', '=', locationId)).execute()
}
