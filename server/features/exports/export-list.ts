import { Readable } from 'node:stream'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../database/pool.ts'
import type { TenantScope } from '../../database/scope.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'
import { type Cell, csvLines } from '../../http/csv.ts'

type Db = Kysely<TenantTables>
type Row = Record<string, Cell | Date | string[]> & { id: string }

/** Rows that are read at once: what an export holds in memory, however long the list is. */
const PAGE = 500

export interface ExportRange {
  from?: string | undefined
  to?: string | undefined
}

/**
 * A list as CSV, read page by page in order of id, each page in a transaction of its own. The first page is read before
 * anything is sent, so that what goes wrong at once is still answered as a problem.
 */
export async function exportList(
  database: Database,
  scope: TenantScope,
  list: ExportedList,
  range: ExportRange = {},
): Promise<Readable> {
  const { columns, select } = LISTS[list]
  const read = (after: string | null) =>
    database.readTenant(scope, ({ db }) => select(db, after, range) as Promise<Row[]>)
  const first = await read(null)
  return Readable.from(
    (async function* () {
      yield csvLines([columns])
      for (let rows = first; rows.length > 0; ) {
        yield csvLines(rows.map((row) => columns.map((column) => cellOf(row[column]))))
        if (rows.length < PAGE) return
        rows = await read((rows.at(-1) as Row).id)
      }
    })(),
  )
}

function cellOf(value: Cell | Date | string[] | undefined): Cell {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.join('; ')
  return value ?? null
}

const after = (id: string | null, column = 'id') =>
  id === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} > ${id}::uuid`

/** What touches `[from, to)`. */
const within = ({ from, to }: ExportRange, start = 'start_at', end = 'end_at') =>
  sql<boolean>`(${from ?? null}::timestamptz is null or ${sql.ref(end)} > ${from ?? null}::timestamptz)
    and (${to ?? null}::timestamptz is null or ${sql.ref(start)} < ${to ?? null}::timestamptz)`

interface List {
  columns: readonly string[]
  select: (db: Db, after: string | null, range: ExportRange) => Promise<unknown[]>
}

export type ExportedList = keyof typeof LISTS
const LISTS = {
  services: {
    columns: [
      'id',
      'name',
      'description',
      'category',
      'durationMinutes',
      'bufferBeforeMinutes',
      'bufferAfterMinutes',
      'priceMinor',
      'currency',
      'bookableOnline',
      'active',
      'externalId',
    ],
    select: (db, id) =>
      db
        .selectFrom('services')
        .select([
          'id',
          'name',
          'description',
          'category',
          'duration_minutes as durationMinutes',
          'buffer_before_minutes as bufferBeforeMinutes',
          'buffer_after_minutes as bufferAfterMinutes',
          'price_amount as priceMinor',
          'price_currency as currency',
          'bookable_online as bookableOnline',
          'active',
          'external_id as externalId',
        ])
        .where(after(id))
        .orderBy('id')
        .limit(PAGE)
        .execute(),
  },
  resources: {
    columns: ['id', 'name', 'kind', 'location', 'skills', 'active'],
    select: (db, id) =>
      db
        .selectFrom('resources')
        .innerJoin('locations', 'locations.id', 'resources.location_id')
        .select([
          'resources.id',
          'resources.name',
          'resources.kind',
          'locations.name as location',
          'resources.skills',
          'resources.active',
        ])
        .where(after(id, 'resources.id'))
        .orderBy('resources.id')
        .limit(PAGE)
        .execute(),
  },
  appointments: {
    columns: [
      'id',
      'status',
      'start',
      'end',
      'customerId',
      'customer',
      'services',
      'with',
      'priceMinor',
      'currency',
      'labels',
      'answers',
      'customerNote',
      'internalNotes',
      'source',
      'externalId',
    ],
    select: (db, id, range) =>
      db
        .selectFrom('appointments as a')
        .leftJoin('customers as c', 'c.id', 'a.customer_id')
        .select([
          'a.id',
          'a.status',
          'a.start_at as start',
          'a.end_at as end',
          'a.customer_id as customerId',
          'c.name as customer',
          'a.price_amount as priceMinor',
          'a.price_currency as currency',
          'a.customer_note as customerNote',
          'a.internal_notes as internalNotes',
          'a.source',
          'a.external_id as externalId',
          sql<string>`(select string_agg(i.name, '; ' order by i.position) from appointment_items i where i.appointment_id = a.id)`.as(
            'services',
          ),
          sql<string>`(select string_agg(distinct r.name, '; ') from allocations l join resources r on r.id = l.resource_id
            where l.appointment_id = a.id)`.as('with'),
          sql<string>`(select string_agg(labels.name, '; ' order by labels.position) from labels
            where labels.id = any(a.label_ids))`.as('labels'),
          sql<string>`(select string_agg(q.label || ': ' || (case jsonb_typeof(n.value)
              when 'array' then (select string_agg(v, ', ') from jsonb_array_elements_text(n.value) v)
              else n.value #>> '{}' end), '; ' order by q.position, q.id)
            from appointment_answers n join questions q on q.id = n.question_id where n.appointment_id = a.id)`.as(
            'answers',
          ),
        ])
        .where('a.status', '<>', 'held')
        .where(within(range, 'a.start_at', 'a.end_at'))
        .where(after(id, 'a.id'))
        .orderBy('a.id')
        .limit(PAGE)
        .execute(),
  },
  blocks: {
    columns: ['id', 'resource', 'start', 'end', 'title'],
    select: (db, id, range) =>
      db
        .selectFrom('blocks')
        .innerJoin('resources', 'resources.id', 'blocks.resource_id')
        .select([
          'blocks.id',
          'resources.name as resource',
          'blocks.start_at as start',
          'blocks.end_at as end',
          'blocks.title',
        ])
        .where(within(range))
        .where(after(id, 'blocks.id'))
        .orderBy('blocks.id')
        .limit(PAGE)
        .execute(),
  },
  closures: {
    columns: ['id', 'from', 'to', 'title', 'location'],
    select: (db, id) =>
      db
        .selectFrom('closures')
        .leftJoin('locations', 'locations.id', 'closures.location_id')
        .select([
          'closures.id',
          sql<string>`closures.from_date::text`.as('from'),
          sql<string>`closures.to_date::text`.as('to'),
          'closures.title',
          'locations.name as location',
        ])
        .where(after(id, 'closures.id'))
        .orderBy('closures.id')
        .limit(PAGE)
        .execute(),
  },
  members: {
    columns: ['id', 'name', 'email', 'role'],
    select: (db, id) =>
      db
        .selectFrom('people')
        .select(['user_id as id', 'name', 'email', 'role'])
        .where('role', '<>', 'CUSTOMER')
        .where(after(id, 'user_id'))
        .orderBy('user_id')
        .limit(PAGE)
        .execute(),
  },
  'unassigned-visits': {
    columns: ['id', 'start', 'end', 'customer', 'service', 'resource', 'reason', 'note', 'externalId'],
    select: (db, id) =>
      db
        .selectFrom('unassigned_visits as u')
        .innerJoin('customers as c', 'c.id', 'u.customer_id')
        .leftJoin('resources as r', 'r.id', 'u.resource_id')
        .select([
          'u.id',
          'u.start_at as start',
          'u.end_at as end',
          'c.name as customer',
          'u.service_name as service',
          'r.name as resource',
          'u.reason',
          'u.note',
          'u.external_id as externalId',
        ])
        .where('u.settled_at', 'is', null)
        .where(after(id, 'u.id'))
        .orderBy('u.id')
        .limit(PAGE)
        .execute(),
  },
} as const satisfies Record<string, List>
