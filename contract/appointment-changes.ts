import { z } from 'zod'
import { Appointment, notify, override, type Reason } from './appointments.ts'
import { endpoints } from './endpoint.ts'
import { Id, MinuteInstant, minutes, text, Version } from './primitives.ts'

/** One visit that kept the others from changing; the code is one of `PATCH /appointments/:id`. */
export interface RefusedChange {
  appointmentId: string
  code: string
  detail: string
  /** Each rule in the way; `taken` names whose visit has the time. */
  reasons: z.infer<typeof Reason>[]
}

export const appointmentChangeEndpoints = endpoints({
  'POST /appointments/changes': {
    summary: 'Move, reassign or mark many visits: all of them or none',
    tag: 'Appointments',
    action: 'appointments.write',
    tenant: 'required',
    body: z.object({
      changes: z
        .array(
          z.object({
            appointmentId: Id,
            version: Version,
            start: MinuteInstant.optional(),
            durationMinutes: minutes(1, 43_200).optional(),
            resourceIds: z.array(Id).min(1).max(50).optional(),
            status: z
              .enum(['pending', 'confirmed', 'in_progress', 'completed', 'no_show', 'cancelled'])
              .optional(),
          }),
        )
        .min(1)
        .max(100)
        .refine((all) => new Set(all.map((one) => one.appointmentId)).size === all.length, {
          message: 'must name each visit once',
        })
        .describe('What counts is where all of them end: two may change places'),
      cancelReason: text(500).optional(),
      notify,
      ...override,
    }),
    success: [200, z.object({ items: z.array(Appointment).describe('In the order of the changes') })],
    problems: ['changes-refused', 'not-found'],
  },
  'POST /appointments/:id/notify': {
    summary: 'Mail the customer how a visit stands: its time, or that it is cancelled',
    tag: 'Appointments',
    action: 'appointments.write',
    tenant: 'required',
    params: z.object({ id: Id }),
    success: [204, null],
    problems: ['not-found', 'wrong-status'],
  },
})
