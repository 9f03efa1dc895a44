import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Policies } from '../../domain/policies/index.ts'
import type { HoursWindow, Requirement, Rota } from '../../domain/scheduling/index.ts'
import type {
  AddOnsTable,
  AppointmentAnswersTable,
  BookedAddOn,
  CustomerAnswersTable,
  CustomerMergesTable,
  CustomersApartTable,
  ImportRowsTable,
  ImportsTable,
  LabelsTable,
  PackageItemsTable,
  PackagesTable,
  QuestionsTable,
  QuestionVersionsTable,
  ServiceAddOnsTable,
  UnassignedVisitsTable,
} from './business-side-tables.ts'
import type { Fixed, Json, JsonDefault } from './column-types.ts'
import type { AuditLogTable, EventsTable, HeadTable } from './tables.ts'

export type WeeklyWindow = HoursWindow & { weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7 }
export type Status = 'held' | 'pending' | 'confirmed' | 'in_progress' | 'completed' | 'cancelled' | 'no_show'

export interface BusinessTable {
  id: GeneratedAlways<number>
  name: string
  time_zone: string
  country: Generated<string>
  currency: string
  locale: Generated<string>
  address: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  branding: JsonDefault<{ color?: string; tagline?: string; logo?: string }>
  booking_rules: JsonDefault<BookingRules>
  policies: JsonDefault<Policies>
  version: Generated<number>
  published_at: Date | null
  trade: Generated<string>
  setup: JsonDefault<Record<string, unknown>>
  holiday_region: Generated<string>
}

/** The business's own rules, which a service's own ones override. */
export interface BookingRules {
  slotIntervalMinutes?: number
  noticeMinutes?: number
  bookingWindowDays?: number
}

export interface PeopleTable {
  user_id: string
  name: string
  email: string
  role: string
  active: Generated<boolean>
}

export interface LocationsTable {
  id: string
  name: string
  time_zone: string
  address: Generated<string>
  is_default: Generated<boolean>
  weekly_hours: JsonDefault<WeeklyWindow[]>
  active: Generated<boolean>
  version: Generated<number>
  created_at: Fixed<Date>
}

export interface ResourcesTable {
  id: string
  name: string
  kind: 'staff' | 'room' | 'equipment'
  location_id: string
  skills: Generated<string[]>
  staff_user_id: string | null
  weekly_hours: ColumnType<WeeklyWindow[] | null, string | null | undefined, string | null>
  position: Generated<number>
  active: Generated<boolean>
  version: Generated<number>
  created_at: Fixed<Date>
  rotas: JsonDefault<Rota[]>
}

export interface HourOverridesTable {
  id: string
  location_id: string | null
  resource_id: string | null
  date: string
  windows: Json<HoursWindow[]>
}

export interface ServicesTable {
  id: string
  name: string
  description: Generated<string>
  category: Generated<string>
  position: Generated<number>
  duration_minutes: number
  buffer_before_minutes: Generated<number>
  buffer_after_minutes: Generated<number>
  slot_interval_minutes: number | null
  notice_minutes: number | null
  booking_window_days: number | null
  price_amount: number
  price_currency: string
  requirements: Json<Requirement[]>
  assignment: Generated<'fixed' | 'round_robin' | 'least_busy' | 'priority'>
  requires_approval: Generated<boolean>
  capacity: Generated<number>
  bookable_online: Generated<boolean>
  active: Generated<boolean>
  version: Generated<number>
  created_at: Fixed<Date>
  external_id: string | null
  is_example: Generated<boolean>
  policies: ColumnType<Policies | null, string | null | undefined, string | null>
}

export interface ServiceResourcesTable {
  service_id: string
  resource_id: string
  duration_minutes: number | null
  price_amount: number | null
}

export interface CustomersTable {
  id: string
  name: string
  email: string | null
  phone: Generated<string>
  internal_notes: Generated<string>
  tags: Generated<string[]>
  account_user_id: string | null
  search: GeneratedAlways<string>
  active: Generated<boolean>
  version: Generated<number>
  created_at: Fixed<Date>
  phone_e164: Generated<string>
  phone_unread: Generated<boolean>
  external_id: string | null
  blocked_at: Date | null
  blocked_reason: Generated<string>
  household_of: string | null
  merged_into: string | null
}

export interface ClassSessionsTable {
  id: string
  service_id: string
  location_id: string
  start_at: Date
  end_at: Date
  capacity: number
  booked: Generated<number>
  status: Generated<'open' | 'cancelled'>
  version: Generated<number>
}

export interface AppointmentsTable {
  id: string
  status: Status
  start_at: Date
  end_at: Date
  location_id: string
  customer_id: string | null
  attendee_name: Generated<string>
  session_id: string | null
  seats: Generated<number>
  price_amount: Generated<number>
  price_currency: string
  customer_note: Generated<string>
  internal_notes: Generated<string>
  policies: JsonDefault<Policies>
  overridden: Generated<string[]>
  override_reason: string | null
  hold_expires_at: Date | null
  hold_secret_hash: Buffer | null
  holder_hash: Buffer | null
  manage_token_hash: Buffer | null
  source: Generated<'online' | 'staff' | 'api' | 'import' | 'series'>
  booked_by_user_id: string | null
  external_id: string | null
  cancelled_at: Date | null
  cancel_reason: string | null
  version: Generated<number>
  created_at: Fixed<Date>
  updated_at: Generated<Date>
  package_id: string | null
  package_name: string | null
  label_ids: Generated<string[]>
  arrived_at: Date | null
  started_at: Date | null
  finished_at: Date | null
  is_walk_in: Generated<boolean>
}

export interface AppointmentItemsTable {
  id: string
  appointment_id: string
  position: number
  service_id: string
  name: string
  start_at: Date
  end_at: Date
  price_amount: number
  asked_resource_ids: Generated<string[]>
  add_ons: JsonDefault<BookedAddOn[]>
}

export interface AllocationsTable {
  id: string
  appointment_id: string | null
  session_id: string | null
  item_position: Generated<number>
  resource_id: string
  /** Written as text (`[from,to)`); read through lower() and upper(). */
  occupied: ColumnType<never, string, string>
  visible_start: Date
  visible_end: Date
  active: Generated<boolean>
}

export interface BlocksTable {
  id: string
  resource_id: string
  start_at: Date
  end_at: Date
  title: Generated<string>
  created_by_user_id: string | null
  version: Generated<number>
  created_at: Fixed<Date>
  series_id: string | null
  external_id: string | null
}

export interface ClosuresTable {
  id: string
  location_id: string | null
  from_date: string
  to_date: string
  title: Generated<string>
  created_at: Fixed<Date>
}

export interface IdempotencyKeysTable {
  actor: string
  route: string
  key: string
  body_hash: Buffer
  status: number | null
  response: ColumnType<unknown, string | null | undefined, string | null>
  created_at: Fixed<Date>
}

export interface TenantTables {
  business: BusinessTable
  people: PeopleTable
  locations: LocationsTable
  resources: ResourcesTable
  hour_overrides: HourOverridesTable
  services: ServicesTable
  service_resources: ServiceResourcesTable
  customers: CustomersTable
  class_sessions: ClassSessionsTable
  appointments: AppointmentsTable
  appointment_items: AppointmentItemsTable
  allocations: AllocationsTable
  blocks: BlocksTable
  closures: ClosuresTable
  add_ons: AddOnsTable
  service_add_ons: ServiceAddOnsTable
  packages: PackagesTable
  package_items: PackageItemsTable
  customer_merges: CustomerMergesTable
  customers_apart: CustomersApartTable
  questions: QuestionsTable
  question_versions: QuestionVersionsTable
  appointment_answers: AppointmentAnswersTable
  customer_answers: CustomerAnswersTable
  imports: ImportsTable
  import_rows: ImportRowsTable
  unassigned_visits: UnassignedVisitsTable
  labels: LabelsTable
  idempotency_keys: IdempotencyKeysTable
  head: HeadTable
  events: EventsTable
  audit_log: AuditLogTable
}
