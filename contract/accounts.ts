import { z } from 'zod'
import { ROLES } from '../domain/access/index.ts'
import { endpoints } from './endpoint.ts'
import { Email, Id, Instant, text } from './primitives.ts'

export const Role = z.enum(ROLES)

export const User = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    role: Role,
    tenantId: Id.nullable(),
  })
  .meta({ id: 'User' })

export const Me = z
  .object({
    user: User,
    tenant: z
      .object({
        id: Id,
        slug: z.string(),
        name: z.string(),
        timeZone: z.string(),
      })
      .nullable(),
    permissions: z.array(z.string()).describe('The actions one may do, at least somewhere'),
    resourceId: Id.nullable().describe('The staff resource that one is'),
    calendars: z.enum(['own', 'location', 'all']).nullable(),
    masquerade: z
      .object({
        realUser: z.object({
          id: Id,
          email: z.string(),
          name: z.string(),
          role: Role,
        }),
        reason: z.string(),
        expiresAt: Instant,
      })
      .nullable(),
  })
  .meta({ id: 'Me' })

export const accountEndpoints = endpoints({
  'POST /auth/sign-in': {
    summary: 'Sign in',
    tag: 'Accounts',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({
      email: Email,
      password: z.string().min(1).max(1000),
      code: text(20).optional(),
    }),
    success: [200, z.object({ token: z.string(), expiresAt: Instant, user: User })],
    problems: ['invalid-credentials', 'second-factor-required'],
  },
  'POST /auth/handoff': {
    summary:
      'The cookie of this host for a session begun on another one; the code is good once, for 60 seconds',
    tag: 'Accounts',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({ code: text(200, 1) }),
    success: [200, z.object({ expiresAt: Instant, user: User })],
    problems: ['invalid-token'],
  },
  'POST /auth/sign-out': {
    summary: 'Sign out; the token is dead at once',
    tag: 'Accounts',
    action: 'session.end',
    tenant: 'optional',
    success: [204, null],
  },
  'GET /me': {
    summary: 'Who one is, and what one may do',
    tag: 'Accounts',
    action: 'session.read',
    tenant: 'optional',
    success: [200, Me],
  },
})
