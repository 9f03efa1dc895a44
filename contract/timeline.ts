import { z } from 'zod'
import { ResourceKind } from './catalog.ts'
import { endpoints } from './endpoint.ts'
import { Id, Instant } from './primitives.ts'
import { TimelineColumns } from './timeline-columns.ts'

const Span = z.object({ start: z.string(), end: z.string() })

export const TimelineResource = z
  .object({
    id: Id,
    name: z.string(),
    kind: ResourceKind,
    locationId: Id,
    skills: z.array(z.string()),
    active: z.boolean(),
    working: z.array(Span).describe('When it works, in the window asked for'),
  })
  .meta({ id: 'TimelineResource' })

export const TimelineItem = z
  .object({
    id: Id,
    kind: z.enum(['appointment', 'block', 'hold']),
    resourceId: Id,
    start: z.string(),
    end: z.string(),
    occupiedStart: z.string(),
    occupiedEnd: z.string(),
    title: z.string(),
    status: z.string(),
    appointmentId: Id.optional(),
    serviceNames: z.array(z.string()).optional(),
    arrived: z.boolean().optional().describe('The customer is here'),
    labelIds: z.array(Id).optional(),
    seriesId: Id.optional().describe('Of blocks that were made together'),
    expiresAt: z.string().optional().describe('When a hold frees itself'),
    version: z.int(),
  })
  .meta({ id: 'TimelineItem' })

const TimelineWindow = z.object({
  timeZone: z.string(),
  days: z.array(Span.extend({ date: z.string() })).describe('Local days as instants'),
  resources: z.array(TimelineResource),
  items: z.array(TimelineItem),
  eventNumber: z.int().describe('The last event that it shows'),
})
export type TimelineWindow = z.output<typeof TimelineWindow>

export const timelineEndpoints = endpoints({
  'GET /timeline': {
    summary: 'What occupies the resources in a window of time',
    tag: 'Timeline',
    action: 'timeline.read',
    tenant: 'required',
    query: z
      .object({
        from: Instant,
        to: Instant,
        resourceIds: z.union([z.string().max(8000), z.array(z.string().max(8000))]).optional(),
        format: z
          .literal('columns')
          .optional()
          .describe('`columns`: an array for each field instead of an object for each item'),
      })
      .refine((q) => Date.parse(q.from) < Date.parse(q.to), {
        message: 'must be after from',
        path: ['to'],
      })
      .refine((q) => Date.parse(q.to) - Date.parse(q.from) <= 92 * 864e5, {
        message: 'must be at most 92 days after from',
        path: ['to'],
      }),
    success: [200, z.union([TimelineWindow, TimelineColumns])],
  },
})
