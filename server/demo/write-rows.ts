import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { TenantTables } from '../database/tenant-tables.ts'

/**
 * The columns that a demo's rows fill, with their types. `minute` is an instant and `minutes` a range of two, in epoch
 * minutes: a third of the text that RFC 3339 would be, of megabytes.
 */
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
    created_at: 'minute',
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
    policies: 'jsonb',
    requirements: 'jsonb',
    requires_approval: 'boolean',
    bookable_online: 'boolean',
    created_at: 'minute',
  },
  service_resources: {
    service_id: 'uuid',
    resource_id: 'uuid',
    duration_minutes: 'int',
    price_amount: 'int',
  },
  add_ons: {
    id: 'uuid',
    name: 'text',
    description: 'text',
    duration_minutes: 'int',
    price_amount: 'int',
    price_currency: 'text',
    position: 'int',
    created_at: 'minute',
  },
  service_add_ons: { service_id: 'uuid', add_on_id: 'uuid' },
  packages: {
    id: 'uuid',
    name: 'text',
    description: 'text',
    position: 'int',
    price_amount: 'int',
    price_currency: 'text',
    created_at: 'minute',
  },
  package_items: { package_id: 'uuid', position: 'smallint', service_id: 'uuid' },
  customers: {
    id: 'uuid',
    name: 'text',
    email: 'text',
    phone: 'text',
    phone_e164: 'text',
    internal_notes: 'text',
    tags: 'text[]',
    household_of: 'uuid',
    account_user_id: 'uuid',
    created_at: 'minute',
  },
  closures: { id: 'uuid', from_date: 'date', to_date: 'date', title: 'text', created_at: 'minute' },
  blocks: {
    id: 'uuid',
    resource_id: 'uuid',
    start_at: 'minute',
    end_at: 'minute',
    title: 'text',
    created_by_user_id: 'uuid',
    created_at: 'minute',
  },
  questions: {
    id: 'uuid',
    about: 'text',
    label: 'text',
    help: 'text',
    type: 'text',
    options: 'text[]',
    service_ids: 'uuid[]',
    condition: 'jsonb',
    position: 'int',
    created_at: 'minute',
  },
  question_versions: {
    question_id: 'uuid',
    version: 'int',
    label: 'text',
    type: 'text',
    options: 'text[]',
    created_at: 'minute',
  },
  customer_answers: {
    customer_id: 'uuid',
    question_id: 'uuid',
    question_version: 'int',
    value: 'jsonb',
    answered_at: 'minute',
  },
  labels: { id: 'uuid', name: 'text', color: 'text', position: 'int', created_at: 'minute' },
  appointments: {
    id: 'uuid',
    status: 'text',
    start_at: 'minute',
    end_at: 'minute',
    location_id: 'uuid',
    customer_id: 'uuid',
    price_amount: 'int',
    price_currency: 'text',
    customer_note: 'text',
    internal_notes: 'text',
    label_ids: 'uuid[]',
    arrived_at: 'minute',
    started_at: 'minute',
    policies: 'jsonb',
    source: 'text',
    booked_by_user_id: 'uuid',
    cancelled_at: 'minute',
    cancel_reason: 'text',
    created_at: 'minute',
    updated_at: 'minute',
  },
  appointment_items: {
    id: 'uuid',
    appointment_id: 'uuid',
    position: 'smallint',
    service_id: 'uuid',
    name: 'text',
    start_at: 'minute',
    end_at: 'minute',
    price_amount: 'int',
    asked_resource_ids: 'uuid[]',
  },
  appointment_answers: {
    appointment_id: 'uuid',
    question_id: 'uuid',
    question_version: 'int',
    value: 'jsonb',
  },
  allocations: {
    id: 'uuid',
    appointment_id: 'uuid',
    item_position: 'smallint',
    resource_id: 'uuid',
    occupied: 'minutes',
    visible_start: 'minute',
    visible_end: 'minute',
    active: 'boolean',
  },
} as const satisfies Partial<Record<keyof TenantTables, Record<string, string>>>

export type DemoTable = keyof typeof COLUMNS

/** One row, as JSON. */
export type Row<Table extends DemoTable> = Record<keyof (typeof COLUMNS)[Table], unknown>

/** All rows of a demo business; each table comes after those that it refers to. */
export type DemoRows = { [Table in DemoTable]: Row<Table>[] }

const instant = (minute: RawBuilder<unknown>) => sql`to_timestamp(${minute} * 60.0)`

/** How a column is read from JSON, where that isn't its own type, and what it becomes. */
const READ_AS: Record<string, { type: string; value: (name: RawBuilder<unknown>) => RawBuilder<unknown> }> = {
  minute: { type: 'int', value: instant },
  minutes: {
    type: 'int[]',
    value: (range) => sql`tstzrange(${instant(sql`${range}[1]`)}, ${instant(sql`${range}[2]`)})`,
  },
}

/** Inserts each table's rows by one statement: thousands of them as one JSON parameter. */
export async function writeRows(db: Kysely<TenantTables>, rows: DemoRows): Promise<void> {
  for (const table of Object.keys(COLUMNS) as DemoTable[]) {
    const columns = Object.entries<string>(COLUMNS[table])
    const names = columns.map(([name]) => sql.ref(name))
    const values = columns.map(([name, type]) => READ_AS[type]?.value(sql.ref(name)) ?? sql.ref(name))
    const given = columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(READ_AS[type]?.type ?? type)}`)
    await sql`
      insert into ${sql.table(table)} (${sql.join(names)})
      select ${sql.join(values)} from json_to_recordset(${JSON.stringify(rows[table])}::json) as given (${sql.join(given)})
    `.execute(db)
  }
}

/** What those who try the demo make of its customers: deleted before them. */
const MADE_BY_USE = ['unassigned_visits', 'customer_merges'] as const

/** Deletes what the demo, and those who tried it, put into a tenant; its people, log and events stay. */
export async function removeRows(db: Kysely<TenantTables>): Promise<void> {
  const { people: _, ...ours } = COLUMNS
  const tables = Object.keys(ours).reverse()
  tables.splice(tables.indexOf('appointments') + 1, 0, 'class_sessions', 'idempotency_keys', ...MADE_BY_USE)
  for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(db)
}
