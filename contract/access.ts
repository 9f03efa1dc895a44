import { z } from 'zod'
import { Role, User } from './accounts.ts'
import { endpoints } from './endpoint.ts'
import { Email, Id, Instant, PageQuery, page, text, Version } from './primitives.ts'

const IdParam = z.object({ id: Id })

export const Member = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    role: Role,
    calendars: z.enum(['own', 'location', 'all']),
    contacts: z.enum(['served', 'all']),
    resourceId: Id.nullable(),
    status: z.enum(['active', 'invited', 'disabled']),
    lastSignInAt: Instant.nullable(),
    mayMasquerade: z.boolean().describe('Whether one may act as this member'),
    version: z.int(),
  })
  .meta({ id: 'Member' })
const memberFields = {
  name: text(120, 1),
  role: z.enum(['TENANT_OWNER', 'TENANT_MANAGER', 'TENANT_STAFF']),
  calendars: z.enum(['own', 'location', 'all']).optional(),
  contacts: z.enum(['served', 'all']).optional(),
}

export const Grant = z
  .object({
    id: Id,
    status: z.enum(['active', 'expired', 'revoked']),
    action: z.string(),
    reason: z.string(),
    grantor: z.object({ id: Id, name: z.string(), email: z.string() }),
    grantee: z.object({ id: Id, name: z.string(), email: z.string(), role: Role }),
    tenant: z.object({ id: Id, slug: z.string(), name: z.string() }).nullable(),
    startsAt: Instant,
    expiresAt: Instant,
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'Grant' })

export const AuditEntry = z
  .object({
    number: z.int(),
    at: Instant,
    actorKind: z.string(),
    actor: z.object({ id: Id, name: z.string().nullable() }).nullable(),
    realUser: z.object({ id: Id, name: z.string().nullable() }).nullable(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.string().nullable(),
    reason: z.string().nullable(),
    details: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'AuditEntry' })
export const AuditQuery = PageQuery.extend({
  from: Instant.optional(),
  to: Instant.optional(),
  actorId: Id.optional(),
  action: text(80).optional(),
})

export const Plan = z
  .object({
    id: z.string(),
    name: z.string(),
    limits: z.record(z.string(), z.int()).describe('The most of each thing; what is left out is not limited'),
  })
  .meta({ id: 'Plan' })

export const accessEndpoints = endpoints({
  'GET /members': {
    summary: 'Who works in the business',
    tag: 'Members',
    action: 'members.read',
    tenant: 'required',
    query: PageQuery,
    success: [200, page(Member)],
  },
  'POST /members': {
    summary: 'Invites somebody by mail',
    tag: 'Members',
    action: 'members.manage',
    tenant: 'required',
    body: z.object({ ...memberFields, email: Email }),
    success: [201, Member],
    idempotent: true,
    problems: ['email-taken', 'plan-limit', 'forbidden'],
  },
  'PATCH /members/:id': {
    summary: 'Changes role, reach or name of a member, or lets them back in',
    tag: 'Members',
    action: 'members.manage',
    tenant: 'required',
    params: IdParam,
    body: z
      .object(memberFields)
      .partial()
      .extend({ status: z.literal('active').optional(), version: Version }),
    success: [200, Member],
    problems: ['stale', 'last-owner', 'plan-limit', 'wrong-status'],
  },
  'POST /members/:id/invitation': {
    summary: 'Mails an invitation once more; the link before it opens nothing any more',
    tag: 'Members',
    action: 'members.manage',
    tenant: 'required',
    params: IdParam,
    success: [200, Member],
    problems: ['wrong-status', 'plan-limit'],
  },
  'DELETE /members/:id': {
    summary: 'Shuts a member out at once; what they did stays theirs',
    tag: 'Members',
    action: 'members.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
    problems: ['last-owner'],
  },
  'GET /accesses': {
    summary: 'Who from the platform was in the business, as whom, what they read, and why',
    tag: 'Members',
    action: 'audit.read',
    tenant: 'required',
    query: PageQuery,
    success: [
      200,
      page(
        z
          .object({
            number: z.int(),
            realUser: z.object({ id: Id, name: z.string(), email: z.string(), role: Role }),
            actedAs: z
              .object({ id: Id, name: z.string(), role: Role })
              .nullable()
              .describe('null: as themselves'),
            read: z
              .string()
              .nullable()
              .describe('What they read, or did under a grant; null: they began to act as somebody'),
            reason: z.string().nullable(),
            startedAt: Instant,
            endedAt: Instant.nullable(),
          })
          .meta({ id: 'Access' }),
      ),
    ],
  },
  'POST /masquerade': {
    summary: 'Act as somebody else for an hour; url hands the browser over to their host',
    tag: 'Masquerading',
    // every attempt gets a verdict and a line in the log, so the rules are asked inside
    action: 'session.read',
    tenant: 'optional',
    body: z.object({ userId: Id, reason: text(500, 1) }),
    success: [201, z.object({ token: z.string(), url: z.string(), expiresAt: Instant, user: User })],
    problems: ['masquerade-forbidden', 'not-found'],
  },
  'DELETE /masquerade': {
    summary: 'Back as oneself',
    tag: 'Masquerading',
    action: 'session.end',
    tenant: 'optional',
    success: [200, z.object({ url: z.string(), user: User })],
    problems: ['wrong-status'],
  },
  'GET /grants': {
    summary: 'Permissions given for a time',
    tag: 'Grants',
    action: 'grants.manage',
    tenant: 'optional',
    query: PageQuery.extend({ status: z.enum(['active', 'expired', 'revoked']).optional() }),
    success: [200, page(Grant)],
  },
  'GET /grants/actions': {
    summary: 'What can be granted',
    tag: 'Grants',
    action: 'session.read',
    tenant: 'optional',
    success: [200, z.object({ items: z.array(z.object({ action: z.string(), description: z.string() })) })],
  },
  'POST /grants': {
    summary: 'Give one permission to one user for some minutes',
    tag: 'Grants',
    action: 'grants.manage',
    tenant: 'optional',
    body: z.object({
      granteeId: Id,
      action: z.enum(['view_billing', 'export_data', 'edit_settings']),
      reason: text(500, 1),
      durationMinutes: z.int().min(1).max(1440).default(30),
    }),
    success: [201, Grant],
    idempotent: true,
    problems: ['forbidden', 'not-found'],
  },
  'POST /grants/revoke': {
    summary: 'Take permissions back, one or many',
    tag: 'Grants',
    action: 'grants.manage',
    tenant: 'optional',
    body: z.object({ ids: z.array(Id).min(1).max(500) }),
    success: [200, z.object({ revoked: z.int() })],
  },
  'GET /audit': {
    summary: "The business's own log, for its owner; the platform's where no business is chosen",
    tag: 'Audit',
    action: 'audit.read',
    tenant: 'optional',
    query: AuditQuery,
    success: [200, page(AuditEntry)],
  },
  'GET /audit/export': {
    summary: 'The log as CSV',
    tag: 'Audit',
    action: 'data.export',
    tenant: 'optional',
    query: AuditQuery.omit({ limit: true, cursor: true }),
    success: [200, z.string().meta({ contentMediaType: 'text/csv' })],
  },
  'GET /customers/export': {
    summary: 'Customers as CSV',
    tag: 'Customers',
    action: 'data.export',
    tenant: 'required',
    success: [200, z.string().meta({ contentMediaType: 'text/csv' })],
  },
  'GET /billing': {
    summary: 'Plan, limits and usage',
    tag: 'Business',
    action: 'billing.read',
    tenant: 'required',
    success: [200, z.object({ plan: Plan, usage: z.record(z.string(), z.int()) })],
  },
})
