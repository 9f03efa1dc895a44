import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Id, LocalDate, PageQuery, page, text } from './primitives.ts'

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'
const Ids = z
  .string()
  .max(8000)
  .regex(new RegExp(`^${UUID}(,${UUID})*$`), 'must be ids, separated by commas')

export const TimelineDay = z
  .object({
    date: LocalDate,
    start: z.string(),
    end: z.string(),
    visits: z.int().describe('Visits that begin on the day'),
    workingMinutes: z.int().describe('That the resources work, blocks taken off'),
    bookedMinutes: z.int().describe('That visits take of the resources, buffers inside'),
    first: z
      .array(
        z.object({
          appointmentId: Id,
          start: z.string(),
          title: z.string(),
          status: z.string(),
          serviceNames: z.array(z.string()),
        }),
      )
      .describe('The first three visits'),
  })
  .meta({ id: 'TimelineDay' })

export const FoundVisit = z
  .object({
    appointmentId: Id,
    start: z.string(),
    end: z.string(),
    title: z.string(),
    status: z.string(),
    serviceNames: z.array(z.string()),
    resourceNames: z.array(z.string()),
  })
  .meta({ id: 'FoundVisit' })

export const timelineViewEndpoints = endpoints({
  'GET /timeline/days': {
    summary: 'How many visits each day has, how full it is, and its first visits',
    tag: 'Timeline',
    action: 'timeline.read',
    tenant: 'required',
    query: z
      .object({
        from: LocalDate,
        to: LocalDate.describe('The last day, included'),
        resourceIds: Ids.optional().describe('Separated by commas; staff when left out'),
        serviceIds: Ids.optional(),
        statuses: text(200, 1).optional().describe('Separated by commas'),
      })
      .refine((q) => q.from <= q.to, { message: 'must not be earlier', path: ['to'] })
      .refine((q) => Date.parse(q.to) - Date.parse(q.from) < 62 * 864e5, {
        message: 'must be at most 62 days later',
        path: ['to'],
      }),
    success: [200, z.object({ timeZone: z.string(), days: z.array(TimelineDay), eventNumber: z.int() })],
  },
  'GET /timeline/search': {
    summary: 'Visits by customer, phone, email, service or reference: those to come first, then those before',
    tag: 'Timeline',
    action: 'timeline.read',
    tenant: 'required',
    query: PageQuery.extend({
      q: text(100, 2).describe('A part of a name, phone, email or service; or the whole id of a visit'),
    }),
    success: [200, page(FoundVisit)],
  },
})
