import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Id, Instant, queryInteger } from './primitives.ts'

export const TenantEvent = z
  .object({
    number: z.int().describe('Counts the changes of the business, in the order of their commits'),
    type: z.string(),
    at: Instant,
    data: z.record(z.string(), z.unknown()).describe('Ids only; `byUserId` is who did it'),
    by: z
      .object({ userId: Id, name: z.string() })
      .optional()
      .describe('The member of the business who did it'),
  })
  .meta({ id: 'TenantEvent' })

const after = queryInteger(0, 999_999_999)

export const liveEndpoints = endpoints({
  'GET /events': {
    summary: 'What has changed since an event number, for those who poll',
    tag: 'Timeline',
    action: 'events.read',
    tenant: 'required',
    query: z.object({ after, limit: queryInteger(1, 500).optional() }),
    success: [
      200,
      z.object({ items: z.array(TenantEvent), last: z.int().describe('The last one there is') }),
    ],
  },
  'GET /live': {
    summary:
      'What changes, as it happens (WebSocket). With `after`: what was missed since that number first, or `reload` where that is too much; with `beat`: now and then how far one is',
    tag: 'Timeline',
    action: 'events.read',
    tenant: 'required',
    query: z.object({
      after: after.optional(),
      beat: z
        .enum(['true', 'false'])
        .optional()
        .describe(
          'Also sends `live.beat` with the number up to which everything was sent, at first and then each 20 s',
        ),
      business: z.string().max(63).optional().describe('As the header, which a browser can’t send here'),
    }),
    success: [101, TenantEvent],
    problems: ['upgrade-required', 'cross-site'],
  },
})
