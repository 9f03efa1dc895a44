import { z } from 'zod'
import { AuditEntry, AuditQuery, Grant, Plan } from './access.ts'
import { Role, User } from './accounts.ts'
import { endpoints } from './endpoint.ts'
import { Currency, Email, Id, Instant, PageQuery, page, TimeZone, text, Version } from './primitives.ts'
import { NewPassword } from './security.ts'

const IdParam = z.object({ id: Id })
const Search = PageQuery.extend({ q: text(100).optional() })

/** One label of a host name. */
export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must be letters, digits and hyphens')
  .meta({ example: 'demo' })
const Country = z.string().regex(/^[A-Z]{2}$/, 'must be a country code of ISO 3166-1, such as GB')

export const PlatformTenant = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    status: z.enum(['active', 'suspended', 'pending', 'archived']),
    plan: z.string(),
    timeZone: z.string(),
    isTemporary: z.boolean(),
    expiresAt: Instant.nullable(),
    createdAt: Instant,
    url: z.string(),
    users: z.int().describe('How many accounts it has'),
  })
  .meta({ id: 'PlatformTenant' })

export const PlatformUser = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    role: Role,
    status: z.enum(['active', 'invited', 'disabled']),
    tenant: z.object({ id: Id, slug: z.string(), name: z.string(), isTemporary: z.boolean() }).nullable(),
    secondFactor: z.boolean(),
    lastSignInAt: Instant.nullable(),
    mayMasquerade: z.boolean(),
    mayManage: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'PlatformUser' })

export const platformEndpoints = endpoints({
  'POST /businesses': {
    summary: 'Sign up a new business; it is usable once the address is confirmed',
    tag: 'Sign-up',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({
      name: text(120, 1),
      slug: Slug,
      timeZone: TimeZone,
      country: Country,
      currency: Currency,
      owner: z.object({ name: text(120, 1), email: Email, password: NewPassword }),
    }),
    success: [201, z.object({ slug: z.string(), url: z.string(), status: z.literal('pending') })],
    problems: ['slug-taken', 'weak-password', 'forbidden'],
  },
  'POST /businesses/confirm': {
    summary: 'Opens a business with the token that was mailed to its owner',
    tag: 'Sign-up',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({ token: text(200, 1) }),
    success: [200, z.object({ slug: z.string(), url: z.string() })],
    problems: ['invalid-token'],
  },
  'POST /businesses/find': {
    summary: 'Mails the addresses at which an email signs in; answers the same to everyone',
    tag: 'Sign-up',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({ email: Email }),
    success: [202, z.object({ accepted: z.literal(true) })],
  },
  'GET /platform/tenants': {
    summary: 'Businesses; q finds by any part of name or address',
    tag: 'Platform',
    action: 'platform.tenants.read',
    tenant: 'optional',
    query: Search,
    success: [200, page(PlatformTenant)],
  },
  'GET /platform/tenants/:id': {
    summary: 'One business',
    tag: 'Platform',
    action: 'platform.tenants.read',
    tenant: 'optional',
    params: IdParam,
    success: [200, PlatformTenant],
  },
  'POST /platform/tenants': {
    summary: 'Create a business; its owner is invited by mail',
    tag: 'Platform',
    action: 'platform.tenants.create',
    tenant: 'optional',
    body: z.object({
      slug: Slug,
      name: text(120, 1),
      timeZone: TimeZone,
      country: Country.default('GB'),
      currency: Currency.default('GBP'),
      plan: text(40, 1).default('free'),
      isTemporary: z.boolean().default(false),
      expiresAt: Instant.optional(),
      owner: z.object({ email: Email, name: text(120, 1) }),
    }),
    success: [201, PlatformTenant],
    problems: ['slug-taken', 'forbidden'],
  },
  'PATCH /platform/tenants/:id': {
    summary: 'Rename, change plan, suspend, reactivate, or make a demo account a real business',
    tag: 'Platform',
    action: 'platform.tenants.manage',
    tenant: 'optional',
    params: IdParam,
    body: z.object({
      name: text(120, 1).optional(),
      plan: text(40, 1).optional(),
      status: z.enum(['active', 'suspended']).optional(),
      isTemporary: z.literal(false).optional(),
      expiresAt: Instant.optional(),
      reason: text(500).optional(),
    }),
    success: [200, PlatformTenant],
    problems: ['wrong-status'],
  },
  'GET /platform/plans': {
    summary: 'Subscription tiers',
    tag: 'Platform',
    action: 'platform.read',
    tenant: 'optional',
    success: [200, z.object({ items: z.array(Plan) })],
  },
  'GET /platform/users': {
    summary: 'Users of the platform and of all businesses; q finds by any part of name or email',
    tag: 'Platform',
    action: 'platform.tenants.read',
    tenant: 'optional',
    query: Search.extend({ tenantId: Id.optional(), role: Role.optional() }),
    success: [200, page(PlatformUser)],
  },
  'POST /platform/users': {
    summary: 'Invite a platform user; nobody gives a role above their own',
    tag: 'Platform',
    action: 'platform.users.manage',
    tenant: 'optional',
    body: z.object({ email: Email, name: text(120, 1), role: Role, tenantId: Id.nullable().optional() }),
    success: [201, PlatformUser],
    problems: ['email-taken', 'forbidden'],
  },
  'PATCH /platform/users/:id': {
    summary: 'Change role or name of a platform user, shut them out, or let them back in',
    tag: 'Platform',
    action: 'platform.users.manage',
    tenant: 'optional',
    params: IdParam,
    body: z.object({
      name: text(120, 1).optional(),
      role: Role.optional(),
      status: z.enum(['active', 'disabled']).optional(),
      version: Version,
    }),
    success: [200, PlatformUser],
    problems: ['stale', 'forbidden', 'last-owner'],
  },
  'GET /platform/grants': {
    summary: 'All grants',
    tag: 'Platform',
    action: 'grants.manage',
    tenant: 'optional',
    query: PageQuery.extend({ status: z.enum(['active', 'expired', 'revoked']).optional() }),
    success: [200, page(Grant)],
  },
  'GET /platform/domains': {
    summary: 'Domains of all businesses and their state',
    tag: 'Platform',
    action: 'platform.tenants.read',
    tenant: 'optional',
    query: Search,
    success: [
      200,
      page(
        z
          .object({
            id: Id,
            domain: z.string(),
            tenant: z.object({ id: Id, slug: z.string(), name: z.string() }),
            isCustomDomain: z.boolean(),
            isPrimary: z.boolean(),
            status: z.enum(['pending', 'verified', 'failed']),
            createdAt: Instant,
            verifiedAt: Instant.nullable(),
          })
          .meta({ id: 'PlatformDomain' }),
      ),
    ],
  },
  'GET /platform/audit': {
    summary: "The platform's own log",
    tag: 'Platform',
    action: 'platform.audit.read',
    tenant: 'optional',
    query: AuditQuery,
    success: [200, page(AuditEntry)],
  },
  'GET /platform/sessions': {
    summary: 'Live sessions, of the platform and of all businesses',
    tag: 'Platform',
    action: 'platform.users.manage',
    tenant: 'optional',
    query: PageQuery.extend({ userId: Id.optional() }),
    success: [
      200,
      page(
        z
          .object({
            id: Id,
            user: User,
            realUser: z.object({ id: Id, name: z.string(), email: z.string() }).nullable(),
            reason: z.string().nullable(),
            ip: z.string().nullable(),
            userAgent: z.string().nullable(),
            createdAt: Instant,
            lastSeenAt: Instant,
            expiresAt: Instant,
          })
          .meta({ id: 'PlatformSession' }),
      ),
    ],
  },
  'POST /platform/sessions/revoke': {
    summary: 'End sessions at once',
    tag: 'Platform',
    action: 'platform.users.manage',
    tenant: 'optional',
    body: z.object({ ids: z.array(Id).min(1).max(500) }),
    success: [200, z.object({ revoked: z.int() })],
  },
  'GET /platform/outbox': {
    summary: 'Mails as they were sent, or would have been',
    tag: 'Platform',
    action: 'platform.jobs.manage',
    tenant: 'optional',
    query: Search,
    success: [
      200,
      page(
        z
          .object({
            id: Id,
            to: z.string(),
            subject: z.string(),
            text: z.string(),
            html: z.string(),
            status: z.enum(['queued', 'sent', 'failed', 'kept']),
            error: z.string().nullable(),
            createdAt: Instant,
            sentAt: Instant.nullable(),
          })
          .meta({ id: 'OutboxMail' }),
      ),
    ],
  },
})
