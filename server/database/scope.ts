import type { Kysely } from 'kysely'
import type { Actor } from '../../domain/access/index.ts'
import type { PlatformTables } from './tables.ts'
import type { TenantTables } from './tenant-tables.ts'

/** Which tenant a transaction is for, and who acts in it. */
export interface TenantScope {
  tenantId: string
  /** The tenant's schema, which is its role's name too. */
  schema: string
  /** The migration that the tenant is on, from the registry; one too far behind is refused. */
  migration: number
  /** Who acts, for the audit log. */
  actor?: Actor
  requestId?: string
}

/** Who acts in a transaction of the platform, for the audit log. */
export type PlatformScope = Pick<TenantScope, 'actor' | 'requestId'>

/** What was done to what. The acting user, the real one behind and the time are added from the transaction. */
export interface AuditEntry {
  action: string
  subjectType: string
  subjectId?: string | null
  reason?: string | null
  /** Before and after; the place for personal values, which are hashed with a salt into the chain. */
  details?: Record<string, unknown> | null
}

/** Ids, numbers and short codes only: a job reads the rest when it runs. */
export type JobRef = Record<string, string | number | boolean | null>

interface Reading<Tables> {
  /** Queries of this transaction. Dead as soon as it is over. */
  db: Kysely<Tables>
  /** The instant of this transaction, by the application's clock. */
  now: Date
}

interface Writing<Tables> extends Reading<Tables> {
  /** Notes a change of state, numbered in commit order. Ids only, no personal data. */
  event(type: string, data: Record<string, unknown>): void
  /** Notes an entry of the audit log. */
  audit(entry: AuditEntry): void
  /** Queues a job that exists only if this transaction commits; the same task and key replaces one that waits. */
  enqueue(task: string, key: string, runAt: Date, ref: JobRef): void
}

export interface TenantReadTx extends Reading<TenantTables> {
  tenantId: string
}

export interface TenantTx extends Writing<TenantTables> {
  tenantId: string
}

export type PlatformReadTx = Reading<PlatformTables>

export type PlatformTx = Writing<PlatformTables>
