import { z } from 'zod'
import { AuditEntry, AuditQuery, Grant } from './access.ts'
import { User } from './accounts.ts'
import { endpoints } from './endpoint.ts'
import { Id, Instant, PageQuery, page, text } from './primitives.ts'

const Search = PageQuery.extend({ q: text(100).optional() })

/** What the operator's console shows beside businesses and users. */
export const consoleEndpoints = endpoints({
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
