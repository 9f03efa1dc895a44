import type { Actor, ActorUser, Role } from '../../domain/access/index.ts'
import type { Database } from './pool.ts'
import type { TenantScope } from './scope.ts'
import type { TenantStatus } from './tables.ts'

/** What is known of a request's tenant before anything of it is read. */
export interface RequestTenant {
  id: string
  slug: string
  name: string
  schema: string
  status: TenantStatus
  isTemporary: boolean
  plan: string
  timeZone: string
  country: string
  currency: string
  locale: string
  migration: number
}

/** A session that is alive: neither revoked nor expired, of active users, and so is the one it hides. */
export interface RequestSession {
  id: string
  tenantId: string | null
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  /** Why somebody masquerades. */
  reason: string | null
  user: ActorUser
  /** Who is behind, while masquerading. */
  realUser: ActorUser | null
  realSessionId: string | null
  /** Actions granted at this instant to the real user. */
  grants: string[]
}

export interface RequestContext {
  tenant: RequestTenant | null
  session: RequestSession | null
}

/**
 * The tenant (by slug, else by the verified custom domain `host`) and the session of a request, in one
 * prepared statement.
 */
export async function requestContext(
  database: Database,
  request: { tokenHash: Buffer | null; slug: string | null; host: string | null; now: Date },
): Promise<RequestContext> {
  const { tokenHash, slug, host, now } = request
  const [row] = await database.callCore<ContextRow>({
    function: 'request_context',
    values: [tokenHash, slug, host, now],
  })
  return {
    tenant: row && row.tenant_id !== null ? tenantOf(row) : null,
    session: row && row.session_id !== null ? sessionOf(row) : null,
  }
}

/**
 * What `withTenant` needs for a tenant known by its id: for jobs and the command line.
 * @returns null when there is no such tenant
 */
export async function tenantScope(
  database: Database,
  tenantId: string,
  actor?: Actor,
): Promise<TenantScope | null> {
  const [row] = await database.callCore<{ schema_name: string; migration: number }>({
    function: 'tenant_scope',
    values: [tenantId],
  })
  return row ? { tenantId, schema: row.schema_name, migration: row.migration, ...(actor && { actor }) } : null
}

/** A session as a socket was opened with it: what it may see hangs on nothing else. */
export interface FollowedSession {
  tokenHash: Buffer
  slug: string
  /** What the database said of it last; null before it was asked. */
  known: string | null
}

export interface ChangedSession {
  /** Which of those asked for. */
  place: number
  known: string
  /** Null: the session has ended. */
  rights: SessionRights | null
}

/** All that a session's rights in a tenant hang on. */
export interface SessionRights {
  status: TenantStatus | null
  user: ActorUser
  realUser: ActorUser | null
  grants: readonly string[]
}

/** Which of these sessions have ended, or are not as they were known; the same answer as a request of theirs would get. */
export async function changedSessions(
  database: Database,
  sessions: readonly FollowedSession[],
  now: Date,
): Promise<ChangedSession[]> {
  const rows = await database.callCore<
    Pick<ContextRow, 'grants' | 'real_user'> & {
      place: number
      known: string
      status: TenantStatus | null
      user: UserRow | null
    }
  >({
    function: 'changed_sessions',
    values: [
      sessions.map((one) => one.tokenHash),
      sessions.map((one) => one.slug),
      sessions.map((one) => one.known),
      now,
    ],
  })
  return rows.map(({ place, known, status, user, real_user, grants }) => ({
    place,
    known,
    rights: user && { status, user: userOf(user), realUser: real_user && userOf(real_user), grants },
  }))
}

/** The number of the last event of each of these tenants. */
export async function eventHeads(
  database: Database,
  tenantIds: readonly string[],
): Promise<{ tenant_id: string; event_number: number }[]> {
  return database.callCore({ function: 'event_heads', values: [tenantIds] })
}

interface ContextRow {
  tenant_id: string | null
  slug: string
  name: string
  schema_name: string
  status: TenantStatus
  is_temporary: boolean
  plan: string
  time_zone: string
  country: string
  currency: string
  locale: string
  migration: number
  session_id: string | null
  session_tenant_id: string | null
  session_created_at: Date
  last_seen_at: Date
  expires_at: Date
  reason: string | null
  real_session_id: string | null
  grants: string[]
  user: UserRow
  real_user: UserRow | null
}

interface UserRow {
  id: string
  email: string
  name: string
  role: Role
  tenant_id: string | null
  calendars: ActorUser['calendars']
  contacts: ActorUser['contacts']
  resource_id: string | null
  location_id: string | null
  customer_id: string | null
  must_enrol: boolean
}

const tenantOf = (row: ContextRow): RequestTenant => ({
  id: row.tenant_id as string,
  slug: row.slug,
  name: row.name,
  schema: row.schema_name,
  status: row.status,
  isTemporary: row.is_temporary,
  plan: row.plan,
  timeZone: row.time_zone,
  country: row.country,
  currency: row.currency,
  locale: row.locale,
  migration: row.migration,
})

const sessionOf = (row: ContextRow): RequestSession => ({
  id: row.session_id as string,
  tenantId: row.session_tenant_id,
  createdAt: row.session_created_at,
  lastSeenAt: row.last_seen_at,
  expiresAt: row.expires_at,
  reason: row.reason,
  user: userOf(row.user),
  realUser: row.real_user && userOf(row.real_user),
  realSessionId: row.real_session_id,
  grants: row.grants,
})

const userOf = (row: UserRow): ActorUser => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  tenantId: row.tenant_id,
  calendars: row.calendars,
  contacts: row.contacts,
  resourceId: row.resource_id,
  locationId: row.location_id,
  customerId: row.customer_id,
  mustEnrol: row.must_enrol,
})
