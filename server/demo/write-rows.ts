import { type Kysely, sql } from 'kysely'
import type { TenantTables } from '../database/tenant-tables.ts'

/** The columns that a demo's rows fill, with their types. */
export const COLUMNS = {
  people: { user_id: 'uuid', name: 'text', email: 'text', role: 'text' },
  resources: {
    id: 'uuid',
    name: 'text',
    kind: 'text',
    location_id: 'uuid',
    skills: 'text[]',
    staff_user_id: 'uuid',
    weekly_hours: 'jsonb',
    position: 'int',
    created_at: 'timestamptz',
  },
  hour_overrides: { id: 'uuid', resource_id: 'uuid', date: 'date', windows: 'jsonb' },
  services: {
    id: 'uuid',
    name: 'text',
    description: 'text',
    category: 'text',
    position: 'int',
    duration_minutes: 'int',
    buffer_after_minutes: 'int',
    notice_minutes: 'int',
    price_amount: 'int',
    price_currency: 'text',
    requirements: 'jsonb',
    requires_approval: 'boolean',
    bookable_online: 'boolean',
    created_at: 'timestamptz',
  },
  service_resources: {
    service_id: 'uuid',
    resource_id: 'uuid',
    duration_minutes: 'int',
    price_amount: 'int',
  },
  customers: {
    id: 'uuid',
    name: 'text',
    email: 'text',
    phone: 'text',
    internal_notes: 'text',
    tags: 'text[]',
    account_user_id: 'uuid',
    created_at: 'timestamptz',
  },
  closures: { id: 'uuid', from_date: 'date', to_date: 'date', title: 'text' },
  blocks: {
    id: 'uuid',
    resource_id: 'uuid',
    start_at: 'timestamptz',
    end_at: 'timestamptz',
    title: 'text',
    created_by_user_id: 'uuid',
    created_at: 'timestamptz',
  },
  appointments: {
    id: 'uuid',
    status: 'text',
    start_at: 'timestamptz',
    end_at: 'timestamptz',
    location_id: 'uuid',
    customer_id: 'uuid',
    price_amount: 'int',
    price_currency: 'text',
    customer_note: 'text',
    policies: 'jsonb',
    source: 'text',
    booked_by_user_id: 'uuid',
    cancelled_at: 'timestamptz',
    cancel_reason: 'text',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
  },
  appointment_items: {
    id: 'uuid',
    appointment_id: 'uuid',
    position: 'smallint',
    service_id: 'uuid',
    name: 'text',
    start_at: 'timestamptz',
    end_at: 'timestamptz',
    price_amount: 'int',
    asked_resource_ids: 'uuid[]',
  },
  allocations: {
    id: 'uuid',
    appointment_id: 'uuid',
    item_position: 'smallint',
    resource_id: 'uuid',
    occupied: 'tstzrange',
    visible_start: 'timestamptz',
    visible_end: 'timestamptz',
    active: 'boolean',
  },
} as const satisfies Partial<Record<keyof TenantTables, Record<string, string>>>

export type DemoTable = keyof typeof COLUMNS

/** One row, as JSON: instants as RFC 3339, a range as text. */
export type Row<Table extends DemoTable> = Record<keyof (typeof COLUMNS)[Table], unknown>

/** All rows of a demo business; each table comes after those that it refers to. */
export type DemoRows = { [Table in DemoTable]: Row<Table>[] }

/** Inserts each table's rows by one statement: thousands of them as one JSON parameter. */
export async function writeRows(db: Kysely<TenantTables>, rows: DemoRows): Promise<void> {
  for (const table of Object.keys(COLUMNS) as DemoTable[]) {
    const columns = Object.entries<string>(COLUMNS[table])
    const names = sql.join(columns.map(([name]) => sql.ref(name)))
    const typed = sql.join(columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`))
    await sql`
      insert into ${sql.table(table)} (${names})
      select ${names} from json_to_recordset(${JSON.stringify(rows[table])}::json) as given (${typed})`.execute(
      db,
    )
  }
}

/** Deletes what the demo, and those who tried it, put into a tenant; its people, log and events stay. */
export async function removeRows(db: Kysely<TenantTables>): Promise<void> {
  const { people: _, ...ours } = COLUMNS
  const tables = Object.keys(ours).reverse()
  tables.splice(tables.indexOf('appointments') + 1, 0, 'class_sessions', 'idempotency_keys')
  for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(db)
}
