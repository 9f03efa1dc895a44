import { z } from 'zod'
import { Appointment, override, Slot } from './appointments.ts'
import { endpoints } from './endpoint.ts'
import {
  Id,
  LocalDate,
  MinuteInstant,
  minutes,
  PageQuery,
  page,
  queryInteger,
  Version,
} from './primitives.ts'

export const DayVisit = Appointment.extend({
  previousVisitAt: z
    .string()
    .nullable()
    .describe("The start of the customer's visit before this one; null: it is their first"),
}).meta({ id: 'DayVisit' })

/** A visit that another one runs into, with the ways out of that. */
const Met = z.object({
  appointment: Appointment,
  shifted: Slot.nullable().describe('Right after, by the same; null where that is taken too'),
  nextSlots: z.array(Slot),
  others: z
    .array(z.object({ id: Id, name: z.string(), resourceIds: z.array(Id) }))
    .describe('Who is free to take it at its own time, with the resources that it has then'),
})

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
  'GET /appointments/:id/overrun': {
    summary: 'What a visit meets that takes so long, and the ways out',
    tag: 'Appointments',
    action: 'appointments.write',
    tenant: 'required',
    params: z.object({ id: Id }),
    query: z.object({ durationMinutes: queryInteger(1, 43_200) }),
    success: [200, z.object({ meets: z.array(Met) })],
    problems: ['not-found', 'wrong-status'],
  },
  'POST /appointments/:id/overrun': {
    summary: 'Let a visit take so long, and move what it meets: all of it or nothing',
    tag: 'Appointments',
    action: 'appointments.write',
    tenant: 'required',
    params: z.object({ id: Id }),
    body: z.object({
      durationMinutes: minutes(1, 43_200),
      version: Version,
      others: z
        .array(
          z.object({
            appointmentId: Id,
            version: Version,
            start: MinuteInstant.optional(),
            durationMinutes: minutes(1, 43_200).optional(),
            resourceIds: z.array(Id).min(1).max(50).optional(),
          }),
        )
        .max(10)
        .optional(),
      ...override,
    }),
    success: [200, z.object({ appointment: Appointment, others: z.array(Appointment) })],
    problems: ['stale', 'slot-taken', 'not-offered', 'wrong-status', 'not-found'],
  },
})
