import { z } from 'zod'
import { Plan } from './access.ts'
import { Role } from './accounts.ts'
import { endpoints } from './endpoint.ts'
import {
  Country,
  Currency,
  Email,
  Id,
  Instant,
  PageQuery,
  page,
  Slug,
  TimeZone,
  text,
  Version,
} from './primitives.ts'

const IdParam = z.object({ id: Id })
const Search = PageQuery.extend({ q: text(100).optional() })

const PlatformTenant = z
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

const PlatformUser = z
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
    idempotent: true,
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
    problems: ['email-taken', 'forbidden', 'not-found', 'plan-limit'],
    idempotent: true,
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
    problems: ['stale', 'forbidden', 'last-owner', 'wrong-status'],
  },
})
