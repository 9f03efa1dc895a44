import { z } from 'zod'
import { Appointment } from './appointments.ts'
import { endpoints } from './endpoint.ts'
import { Id, LocalDate, PageQuery, page } from './primitives.ts'

export const DayVisit = Appointment.extend({
  previousVisitAt: z
    .string()
    .nullable()
    .describe("The start of the customer's visit before this one; null: it is their first"),
}).meta({ id: 'DayVisit' })

export const deskEndpoints = endpoints({
  'GET /today': {
    summary: 'The visits of one local day in order of time, as the desk needs them',
    tag: 'Appointments',
    action: 'appointments.day',
    tenant: 'required',
    query: PageQuery.extend({
      date: LocalDate.optional().describe('Left out: today'),
      locationId: Id.optional().describe('Its visits alone, and its days; left out: all'),
      resourceId: Id.optional(),
    }),
    success: [
      200,
      page(DayVisit).extend({
        date: LocalDate,
        timeZone: z.string(),
        now: z.string().describe("The server's clock: what waiting and late are counted from"),
        eventNumber: z.int().describe('The last event that it shows'),
      }),
    ],
    problems: ['not-found'],
  },
})
