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
