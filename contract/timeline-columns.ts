import { z } from 'zod'
import { ResourceKind } from './catalog.ts'
import { Id } from './primitives.ts'

const Numbers = z.array(z.int())

/**
 * The Timeline's answer for `format=columns`: the same facts, an array for each of an item's fields instead of an
 * object for each item. A fifth of the bytes, and tens of thousands of items are read without an object made for any.
 */
export const TimelineColumns = z
  .object({
    format: z.literal('columns'),
    timeZone: z.string(),
    days: z.array(z.object({ start: z.string(), end: z.string(), date: z.string() })),
    origin: z.string().describe('The instant from which all times count'),
    resources: z.array(
      z.object({
        id: Id,
        name: z.string(),
        kind: ResourceKind,
        locationId: Id,
        skills: z.array(z.string()),
        active: z.boolean(),
      }),
    ),
    working: z
      .array(Numbers)
      .describe('When each resource works, minutes after the origin: start, end, start, end …'),
    texts: z.array(z.string()).describe('Titles, states and services; items name them by their place here'),
    items: z
      .object({
        count: z.int(),
        ids: z.string().describe('32 hexadecimal digits each, one after another'),
        kinds: z.string().describe('A letter each: a(ppointment), b(lock) or h(old)'),
        visits: z.string().describe('Ids of the appointments, like `ids`; zeros where there is none'),
        resources: Numbers.describe('Places among `resources`; items are in this order, then by start'),
        starts: Numbers.describe('Seconds after the origin'),
        lengths: Numbers.describe('Seconds'),
        before: Numbers.describe('Seconds that are occupied before the start'),
        after: Numbers.describe('Seconds that are occupied after the end'),
        titles: Numbers,
        statuses: Numbers,
        services: Numbers.describe('-1 where there is none'),
        versions: Numbers,
      })
      .describe('One entry an item in each'),
    more: z
      .array(
        z.object({
          item: z.int(),
          arrived: z.boolean().optional(),
          labelIds: z.array(Id).optional(),
          seriesId: Id.optional(),
          expiresAt: z.string().optional(),
        }),
      )
      .describe('What few items have'),
    eventNumber: z.int().describe('The last event that it shows'),
  })
  .meta({ id: 'TimelineColumns' })

export type TimelineColumns = z.output<typeof TimelineColumns>
