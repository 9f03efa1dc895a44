import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Country, Currency, Email, Slug, TimeZone, text } from './primitives.ts'
import { NewPassword } from './security.ts'

export const signUpEndpoints = endpoints({
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
    idempotent: true,
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
})
