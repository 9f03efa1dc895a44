import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Role } from '../../domain/access/index.ts'
import type { Fixed, Json } from './column-types.ts'

export type TenantStatus = 'active' | 'suspended' | 'pending' | 'archived'

/** Made by `core.create_tenant` alone; `schema_name`, `slug` and `migration` are not for the application to change. */
export interface TenantsTable {
  id: GeneratedAlways<string>
  slug: GeneratedAlways<string>
  schema_name: GeneratedAlways<string>
  migration: GeneratedAlways<number>
  created_at: GeneratedAlways<Date>
  name: string
  status: TenantStatus
  is_temporary: boolean
  expires_at: Date | null
  plan: string
  time_zone: string
  country: string
  currency: string
  locale: string
  published_at: Date | null
}

export interface PlansTable {
  id: string
  name: string
  position: number
  limits: Json<Record<string, number | null>>
}

export interface DomainsTable {
  id: string
  domain: string
  tenant_id: string
  is_custom_domain: Generated<boolean>
  is_primary: Generated<boolean>
  status: Generated<'pending' | 'verified' | 'failed'>
  route53_zone_id: string | null
  verification_token: string | null
  created_at: Fixed<Date>
  verified_at: Date | null
}

export interface UsersTable {
  id: string
  tenant_id: string | null
  email: string
  name: string
  role: Role
  calendars: Generated<'own' | 'location' | 'all'>
  contacts: Generated<'served' | 'all'>
  resource_id: string | null
  location_id: string | null
  customer_id: string | null
  password_hash: string | null
  email_verified_at: Date | null
  status: Generated<'active' | 'invited' | 'disabled'>
  failed_sign_ins: Generated<number>
  last_failed_at: Date | null
  last_sign_in_at: Date | null
  /** Encrypted with the installation's secret. */
  second_factor_secret: ColumnType<string | null, string | null | undefined, string | null>
  /** Begun and not confirmed yet. */
  second_factor_pending: ColumnType<string | null, string | null | undefined, string | null>
  second_factor_enabled_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  second_factor_counter: Generated<number>
  recovery_code_hashes: Generated<string[]>
  /** An account of the demo, which needs no second factor. */
  second_factor_exempt: Generated<boolean>
  created_at: Fixed<Date>
  version: Generated<number>
}

export interface SessionsTable {
  id: string
  token_hash: Buffer
  user_id: string
  tenant_id: string | null
  real_user_id: string | null
  real_session_id: string | null
  reason: string | null
  created_at: Fixed<Date>
  last_seen_at: Generated<Date>
  expires_at: Date
  revoked_at: Date | null
  ip: string | null
  user_agent: string | null
  /** The twin that a hand-over made for another host. */
  handed_over: Generated<boolean>
}

export interface OneTimeTokensTable {
  id: string
  purpose: string
  token_hash: Buffer
  user_id: string | null
  payload: ColumnType<Record<string, unknown>, string | undefined, string>
  expires_at: Date
  used_at: Date | null
  created_at: Fixed<Date>
}

export interface PermissionGrantsTable {
  id: string
  grantor_user_id: string
  grantee_user_id: string
  tenant_id: string | null
  action: string
  reason: string
  starts_at: Date
  expires_at: Date
  revoked_at: Date | null
  revoked_by_user_id: string | null
}

/** The one row that numbers events and audit entries; changed by `core.commit_log` alone. */
export interface HeadTable {
  id: GeneratedAlways<number>
  event_number: GeneratedAlways<number>
  audit_number: GeneratedAlways<number>
  audit_hash: GeneratedAlways<Buffer>
}

/** Written through `tx.event` alone. */
export interface EventsTable {
  number: GeneratedAlways<number>
  type: GeneratedAlways<string>
  at: GeneratedAlways<Date>
  data: GeneratedAlways<Record<string, unknown>>
}

/** Written through `tx.audit` alone. */
export interface AuditLogTable {
  number: GeneratedAlways<number>
  at: GeneratedAlways<Date>
  actor_user_id: GeneratedAlways<string | null>
  real_user_id: GeneratedAlways<string | null>
  actor_kind: GeneratedAlways<string>
  action: GeneratedAlways<string>
  subject_type: GeneratedAlways<string>
  subject_id: GeneratedAlways<string | null>
  reason: GeneratedAlways<string | null>
  request_id: GeneratedAlways<string | null>
  details: GeneratedAlways<Record<string, unknown> | null>
  details_salt: GeneratedAlways<Buffer | null>
  details_hash: GeneratedAlways<Buffer | null>
  previous_hash: GeneratedAlways<Buffer | null>
  hash: GeneratedAlways<Buffer | null>
}

/** The ledger of the platform's own migrations. */
export interface MigrationsTable {
  number: GeneratedAlways<number>
  name: GeneratedAlways<string>
  applied_at: GeneratedAlways<Date>
}

/** Mails as they are sent; without a mail server they are kept for the console to show. */
export interface OutboxTable {
  id: string
  tenant_id: string | null
  recipient: string
  subject: string
  text: string
  html: string
  status: Generated<'queued' | 'sent' | 'failed' | 'kept'>
  error: string | null
  /** A message of the business to somebody, which its plan counts. */
  metered: Generated<boolean>
  created_at: Date
  sent_at: Date | null
}

/** Heads of the audit chains, signed with a key that the database doesn't know. */
export interface AuditSignaturesTable {
  tenant_id: string | null
  number: number
  hash: Buffer
  signed_at: Date
  signature: Buffer
}

/** Answers kept for a day: a repeated key replays its answer. */
export interface IdempotencyKeysTable {
  actor: string
  route: string
  key: string
  body_hash: Buffer
  response: Json<string | null>
  created_at: Date
}

export interface PlatformTables {
  idempotency_keys: IdempotencyKeysTable
  outbox: OutboxTable
  audit_signatures: AuditSignaturesTable
  migrations: MigrationsTable
  tenants: TenantsTable
  plans: PlansTable
  domains: DomainsTable
  users: UsersTable
  sessions: SessionsTable
  one_time_tokens: OneTimeTokensTable
  permission_grants: PermissionGrantsTable
  head: HeadTable
  events: EventsTable
  audit_log: AuditLogTable
}
