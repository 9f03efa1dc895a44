import { z } from 'zod'

/** Every error code of the API, with its status and title. Stable: clients match on them. */
export const PROBLEMS = {
  'invalid-request': [400, 'The request could not be read as HTTP'],
  'invalid-json': [400, 'The body could not be read as JSON'],
  'tenant-required': [400, 'This needs a business'],
  'tenant-mismatch': [400, 'The header names another business than the host'],
  unauthenticated: [401, 'Sign in first'],
  'invalid-credentials': [401, 'Wrong email or password'],
  'second-factor-required': [401, 'A second factor is due'],
  forbidden: [403, 'You may not do this'],
  'cross-site': [403, 'A request from another site was refused'],
  'tenant-suspended': [403, 'This business is suspended'],
  'masquerade-forbidden': [403, 'You may not act as this user'],
  'booking-refused': [403, 'This business takes no bookings from you online'],
  'plan-limit': [403, 'The plan does not allow more'],
  'not-found': [404, 'There is no such thing'],
  'tenant-unknown': [404, 'There is no such business'],
  'method-not-allowed': [405, 'This cannot be done here'],
  'slot-taken': [409, 'The time is taken'],
  'not-offered': [409, 'The time is not offered'],
  'changes-refused': [409, 'Not all of them can change like this, so none has'],
  stale: [409, 'It has changed since you read it'],
  'hold-expired': [409, 'The hold has expired'],
  'email-taken': [409, 'The email address is in use already'],
  'slug-taken': [409, 'The address is in use already'],
  'last-owner': [409, 'The last owner stays'],
  'wrong-status': [409, 'Its status does not allow this'],
  'too-late': [409, 'It is too late for this'],
  'too-many-upcoming': [409, 'There are too many visits ahead already'],
  'in-use': [409, 'Something else still needs it'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body must be JSON'],
  'invalid-input': [422, 'Some of the input is not right'],
  'unreadable-file': [422, 'The file cannot be read'],
  'too-complex': [422, 'There are too many ways to serve this: ask for fewer days, services or resources'],
  'invalid-token': [422, 'The link or code is not valid any more'],
  'weak-password': [422, 'This password is easy to guess'],
  'idempotency-key-reused': [422, 'The idempotency key was used with another body'],
  'upgrade-required': [426, 'This is a WebSocket'],
  'rate-limited': [429, 'Too many requests'],
  'headers-too-large': [431, 'The address and headers are too large'],
  'internal-error': [500, 'Something went wrong on our side'],
  overloaded: [503, 'Too busy at the moment'],
  'tenant-maintenance': [503, 'This business is being updated'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof PROBLEMS

export const FieldError = z.object({ path: z.string(), message: z.string() })

/** RFC 9457, `application/problem+json`. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem' })
