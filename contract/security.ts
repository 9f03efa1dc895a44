import { z } from 'zod'
import { User } from './accounts.ts'
import { endpoints } from './endpoint.ts'
import { Email, Id, Instant, PageQuery, page, text } from './primitives.ts'

/** Long enough to be worth guessing at; what is breached or trivial is refused by the server. */
export const NewPassword = z.string().min(10, 'must have at least 10 characters').max(200)
const Token = text(200, 1)
const Accepted = z.object({ accepted: z.literal(true) })

const Session = z
  .object({
    id: Id,
    createdAt: Instant,
    lastSeenAt: Instant,
    expiresAt: Instant,
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    current: z.boolean(),
    masqueradeOf: z.string().nullable().describe('Whose name it borrows, if any'),
  })
  .meta({ id: 'Session' })

export const securityEndpoints = endpoints({
  'POST /auth/password/forgot': {
    summary: 'Mails a link to set a new password, if there is such an account; answers the same if not',
    tag: 'Accounts',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({ email: Email }),
    success: [202, Accepted],
  },
  'POST /auth/password/reset': {
    summary: 'Sets a new password with the token of a mailed link, and ends every session',
    tag: 'Accounts',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({ token: Token, password: NewPassword }),
    success: [202, Accepted],
    problems: ['invalid-token', 'weak-password'],
  },
  'POST /auth/invitation': {
    summary: 'Accepts an invitation: name and password of the new account',
    tag: 'Accounts',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({ token: Token, name: text(120, 1), password: NewPassword }),
    success: [200, z.object({ user: User })],
    problems: ['invalid-token', 'weak-password'],
  },
  'POST /auth/email/confirm': {
    summary: 'Confirms a new email address with the token of a mailed link',
    tag: 'Accounts',
    action: 'session.begin',
    tenant: 'optional',
    body: z.object({ token: Token }),
    success: [200, z.object({ user: User })],
    problems: ['invalid-token', 'email-taken'],
  },
  'POST /me/password': {
    summary: "Changes one's password; ends one's other sessions",
    tag: 'Accounts',
    action: 'account.secure',
    tenant: 'optional',
    body: z.object({ current: z.string().min(1).max(1000), password: NewPassword }),
    success: [204, null],
    problems: ['invalid-credentials', 'weak-password'],
  },
  'POST /me/email': {
    summary: "Mails a link to one's new address; it counts once it is opened",
    tag: 'Accounts',
    action: 'account.secure',
    tenant: 'optional',
    body: z.object({ email: Email, password: z.string().min(1).max(1000) }),
    success: [202, Accepted],
    problems: ['invalid-credentials'],
  },
  'GET /me/second-factor': {
    summary: 'Whether one has a second factor, and whether one must',
    tag: 'Accounts',
    action: 'account.secure',
    tenant: 'optional',
    success: [200, z.object({ enabled: z.boolean(), required: z.boolean(), recoveryCodesLeft: z.int() })],
  },
  'POST /me/second-factor': {
    summary: 'Begins a second factor: the secret for an authenticator',
    tag: 'Accounts',
    action: 'account.secure',
    tenant: 'optional',
    body: z.object({ password: z.string().min(1).max(1000) }),
    success: [200, z.object({ secret: z.string(), uri: z.string() })],
    problems: ['invalid-credentials'],
  },
  'POST /me/second-factor/confirm': {
    summary: 'Switches the second factor on with a first code; answers the recovery codes, once',
    tag: 'Accounts',
    action: 'account.secure',
    tenant: 'optional',
    body: z.object({ code: text(20, 6) }),
    success: [200, z.object({ recoveryCodes: z.array(z.string()) })],
    problems: ['invalid-token'],
  },
  'DELETE /me/second-factor': {
    summary: 'Switches the second factor off, where it may be',
    tag: 'Accounts',
    action: 'account.secure',
    tenant: 'optional',
    body: z.object({ password: z.string().min(1).max(1000) }),
    success: [204, null],
    problems: ['invalid-credentials', 'forbidden'],
  },
  'GET /me/sessions': {
    summary: "One's own sessions",
    tag: 'Accounts',
    action: 'account.secure',
    tenant: 'optional',
    query: PageQuery,
    success: [200, page(Session)],
  },
  'DELETE /me/sessions/:id': {
    summary: "Ends one of one's sessions at once",
    tag: 'Accounts',
    action: 'account.secure',
    tenant: 'optional',
    params: z.object({ id: Id }),
    success: [204, null],
  },
})
