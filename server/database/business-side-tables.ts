import type { ColumnType, Generated } from 'kysely'
import type { Condition, QuestionType } from '../../domain/questions/index.ts'
import type { Fixed, Json, JsonDefault } from './column-types.ts'

/** An add-on as it was when booked. */
export interface BookedAddOn {
  id: string
  name: string
  durationMinutes: number
  priceAmount: number
}

export interface AddOnsTable {
  id: string
  name: string
  description: Generated<string>
  duration_minutes: Generated<number>
  price_amount: Generated<number>
  price_currency: string
  position: Generated<number>
  active: Generated<boolean>
  version: Generated<number>
  created_at: Fixed<Date>
}

export interface ServiceAddOnsTable {
  service_id: string
  add_on_id: string
}

export interface PackagesTable {
  id: string
  name: string
  description: Generated<string>
  category: Generated<string>
  position: Generated<number>
  price_amount: number | null
  price_currency: string
  bookable_online: Generated<boolean>
  active: Generated<boolean>
  version: Generated<number>
  created_at: Fixed<Date>
}

export interface PackageItemsTable {
  package_id: string
  position: number
  service_id: string
}

export interface CustomerMergesTable {
  id: string
  kept_id: string
  merged_id: string
  moved: Json<Record<string, unknown>>
  merged_by_user_id: string | null
  merged_at: Fixed<Date>
  undone_at: Date | null
}

export interface CustomersApartTable {
  one_id: string
  other_id: string
  said_by_user_id: string | null
  said_at: Date
}

export interface QuestionsTable {
  id: string
  about: 'visit' | 'customer'
  version: Generated<number>
  label: string
  help: Generated<string>
  type: QuestionType
  options: Generated<string[]>
  required: Generated<boolean>
  service_ids: Generated<string[]>
  condition: ColumnType<Condition | null, string | null | undefined, string | null>
  asked_online: Generated<boolean>
  position: Generated<number>
  active: Generated<boolean>
  created_at: Fixed<Date>
}

export interface QuestionVersionsTable {
  question_id: string
  version: number
  label: string
  type: QuestionType
  options: string[]
  created_at: Fixed<Date>
}

export interface AppointmentAnswersTable {
  appointment_id: string
  question_id: string
  question_version: number
  value: Json<unknown>
}

export interface CustomerAnswersTable {
  customer_id: string
  question_id: string
  question_version: number
  value: Json<unknown>
  answered_at: ColumnType<Date, Date | undefined, Date>
}

export interface ImportsTable {
  id: string
  kind: 'customers' | 'services' | 'appointments' | 'calendar'
  source: Generated<string>
  file_name: Generated<string>
  state: 'uploading' | 'mapping' | 'previewed' | 'running' | 'done' | 'cancelled'
  columns: Generated<string[]>
  mapping: JsonDefault<Record<string, string>>
  options: JsonDefault<Record<string, unknown>>
  total: Generated<number>
  created_by_user_id: string | null
  created_at: Fixed<Date>
  finished_at: Date | null
  version: Generated<number>
}

export interface ImportRowsTable {
  import_id: string
  number: number
  raw: Json<Record<string, string>>
  draft: JsonDefault<Record<string, unknown>>
  state: 'ready' | 'problem' | 'created' | 'updated' | 'unchanged' | 'unassigned' | 'failed'
  problems: JsonDefault<{ column: string; code: string; message: string; severity: 'error' | 'warning' }[]>
  external_id: string | null
  target_id: string | null
}

export interface UnassignedVisitsTable {
  id: string
  external_id: string | null
  customer_id: string
  service_id: string | null
  service_name: string
  resource_id: string | null
  start_at: Date
  end_at: Date
  reason: string
  note: Generated<string>
  import_id: string | null
  settled_at: Date | null
  appointment_id: string | null
  created_at: Fixed<Date>
}

export type LabelColor = 'gray' | 'blue' | 'teal' | 'green' | 'amber' | 'red' | 'pink' | 'violet'

export interface LabelsTable {
  id: string
  name: string
  color: LabelColor
  position: Generated<number>
  active: Generated<boolean>
  version: Generated<number>
  created_at: Fixed<Date>
}
