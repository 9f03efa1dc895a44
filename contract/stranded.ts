import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Id, PageQuery, page, Version } from './primitives.ts'

const Why = z
  .enum(['closed', 'outside-hours', 'blocked', 'archived', 'unskilled'])
  .describe(
    'closed: on a closed day; outside-hours: somebody does not work then; blocked: somebody’s time was taken out; archived: a resource or service is gone; unskilled: those who serve it are not what the service requires',
  )

export const strandedEndpoints = endpoints({
  'GET /stranded': {
    summary: 'Visits to come that no longer fit hours, closed days, time taken out or the catalogue',
    tag: 'Calendar',
    action: 'blocks.read',
    tenant: 'required',
    query: PageQuery,
    success: [
      200,
      page(
        z
          .object({
            appointmentId: Id,
            start: z.string(),
            end: z.string(),
            timeZone: z.string(),
            locationId: Id,
            customerName: z.string(),
            services: z.array(z.object({ serviceId: Id, name: z.string() })),
            resourceIds: z.array(Id),
            why: z.array(Why),
            version: z.int(),
          })
          .meta({ id: 'Stranded' }),
      ).extend({ total: z.int().describe('How many there are in all, on this page or not') }),
    ],
  },
  'POST /appointments/:id/keep': {
    summary: 'Leave a stranded visit as it is: what is accepted does not strand it any more',
    tag: 'Calendar',
    action: 'appointments.override',
    tenant: 'required',
    params: z.object({ id: Id }),
    body: z.object({ accept: z.array(Why).min(1).max(5), version: Version }),
    success: [200, z.object({ id: Id, overridden: z.array(z.string()), version: z.int() })],
    problems: ['stale', 'not-found'],
  },
})
