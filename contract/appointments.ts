import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { LabelOnVisit } from './labels.ts'
import {
  Email,
  Id,
  Instant,
  LocalDate,
  MinuteInstant,
  Money,
  minutes,
  PageQuery,
  page,
  repeated,
  text,
  Version,
} from './primitives.ts'
import { GivenAnswers, ShownAnswer } from './questions.ts'

export const STATUSES = [
  'held',
  'pending',
  'confirmed',
  'in_progress',
  'completed',
  'cancelled',
  'no_show',
] as const
export const Status = z.enum(STATUSES)
export const REASON_CODES = [
  'off-grid',
  'outside-hours',
  'closed',
  'blocked',
  'buffer',
  'notice',
  'window',
  'past',
  'other-location',
  'unskilled',
] as const
export const ReasonCode = z.enum(REASON_CODES)

const IdParam = z.object({ id: Id })

export const Slot = z
  .object({
    start: z.string(),
    end: z.string(),
    seatsLeft: z.int().optional(),
    resourceIds: z.array(Id),
  })
  .meta({ id: 'Slot' })

export const Reason = z
  .object({
    code: z.string(),
    resourceId: Id.optional(),
    appointmentId: Id.optional(),
    detail: z.string(),
  })
  .meta({ id: 'Reason' })

const services = z
  .array(
    z.object({
      serviceId: Id,
      resourceIds: z.array(Id).max(20).optional(),
      addOnIds: z.array(Id).max(20).optional(),
    }),
  )
  .min(1)
  .max(10)

/** What is asked for: `services` in order, or `serviceId` as the shorthand for one, or a package of them. */
const visitFields = {
  services: services.optional(),
  serviceId: Id.optional(),
  packageId: Id.optional(),
  addOnIds: z.array(Id).max(20).optional().describe('Each goes with the first service that has it'),
  resourceIds: z.array(Id).max(20).optional().describe('These must be among those used'),
  start: MinuteInstant,
  locationId: Id.optional(),
}
const oneOf = (v: { services?: unknown; serviceId?: unknown; packageId?: unknown }) =>
  typeof v !== 'object' ||
  v === null ||
  [v.services, v.serviceId, v.packageId].filter((given) => given !== undefined).length === 1
const named = {
  message: 'give one of services, serviceId and packageId',
  path: ['serviceId'],
  // asked whatever else is wrong, so that every field has its entry at once
  when: () => true,
}

/** The same in a query. */
const askedQuery = {
  serviceId: repeated(Id, 10).optional(),
  packageId: Id.optional(),
  addOnId: repeated(Id, 20).optional().describe('Each goes with the first service that has it'),
}

/** What a member who overrides says. */
export const override = {
  override: z.array(ReasonCode).max(10).optional().describe('The warnings that a member accepts'),
  overrideReason: text(500).optional(),
}

/** Asked with what changes a visit's time or people, or cancels it. */
export const notify = z
  .boolean()
  .optional()
  .describe('Members only: mails the customer how the visit stands then, where an address is known')

export const Appointment = z
  .object({
    id: Id,
    status: Status,
    start: z.string(),
    end: z.string(),
    locationId: Id,
    timeZone: z.string(),
    items: z.array(
      z.object({
        serviceId: Id,
        name: z.string(),
        start: z.string(),
        end: z.string(),
        price: Money.describe('With its add-ons; of a package its share'),
        addOns: z.array(z.object({ id: Id, name: z.string(), durationMinutes: z.int(), price: Money })),
        resourceIds: z.array(Id),
      }),
    ),
    package: z.object({ id: Id, name: z.string() }).nullable(),
    customer: z
      .object({ id: Id, name: z.string() })
      .nullable()
      .describe('null: a hold, or somebody who walked in and gave no name'),
    allocations: z.array(
      z.object({
        resourceId: Id,
        resourceName: z.string(),
        start: z.string(),
        end: z.string(),
      }),
    ),
    price: Money,
    customerNote: z.string(),
    answers: z
      .array(ShownAnswer)
      .describe('What was asked with the booking; a guest sees nothing about the customer'),
    policy: z.string().describe('The terms it was booked under, in words of the business'),
    cancelUntil: z.string().nullable().describe('Its customer may cancel until then; null: not bound'),
    rescheduleUntil: z.string().nullable().describe('Its customer may move it until then; null: not bound'),
    internalNotes: z.string().optional(),
    overridden: z.array(z.string()).optional(),
    overrideReason: z.string().nullable().optional(),
    arrivedAt: z.string().nullable().optional().describe('In the waiting room since; members only'),
    startedAt: z.string().nullable().optional(),
    finishedAt: z.string().nullable().optional(),
    isWalkIn: z.boolean().optional(),
    labels: z.array(LabelOnVisit).optional().describe('Members only'),
    version: z.int(),
  })
  .meta({ id: 'Appointment' })

export const appointmentEndpoints = endpoints({
  'GET /availability': {
    summary: 'Free times, as an anonymous visitor would be bound',
    tag: 'Availability',
    action: 'availability.read',
    tenant: 'required',
    query: z
      .object({
        ...askedQuery,
        from: LocalDate,
        to: LocalDate,
        locationId: Id.optional(),
        resourceId: repeated(Id, 20).optional(),
        appointmentId: Id.optional(),
      })
      .refine(oneOf, named)
      .refine((q) => q.from <= q.to, {
        message: 'must not be before from',
        path: ['to'],
      })
      .refine((q) => Date.parse(q.to) - Date.parse(q.from) < 92 * 864e5, {
        message: 'must be at most 92 days, both included',
        path: ['to'],
      }),
    success: [
      200,
      z.object({
        timeZone: z.string(),
        days: z.array(z.object({ date: LocalDate, slots: z.array(Slot) })),
      }),
    ],
    problems: ['not-found'],
  },
  'GET /availability/explain': {
    summary: 'Why a time is offered, or not',
    tag: 'Availability',
    action: 'availability.explain',
    tenant: 'required',
    query: z
      .object({
        ...askedQuery,
        start: MinuteInstant,
        locationId: Id.optional(),
        resourceId: repeated(Id, 20).optional(),
        appointmentId: Id.optional(),
      })
      .refine(oneOf, named),
    success: [200, z.object({ offered: z.boolean(), reasons: z.array(Reason) })],
    problems: ['not-found'],
  },
  'POST /holds': {
    summary: 'Hold a time for ten minutes',
    tag: 'Appointments',
    action: 'appointments.hold',
    tenant: 'required',
    body: z
      .object({
        ...visitFields,
        replaces: z
          .union([z.object({ id: Id, secret: text(100, 1) }), Id])
          .optional()
          .describe(
            'An earlier hold of the same visitor: with its secret, or by its id alone from the same address',
          ),
      })
      .refine(oneOf, named),
    success: [
      201,
      z.object({
        id: Id,
        secret: z.string(),
        expiresAt: Instant,
        start: z.string(),
        end: z.string(),
        resourceIds: z.array(Id),
      }),
    ],
    problems: ['slot-taken', 'not-offered', 'not-found'],
    idempotent: true,
  },
  'DELETE /holds/:id': {
    summary: 'Give a held time back',
    tag: 'Appointments',
    action: 'appointments.hold',
    tenant: 'required',
    params: IdParam,
    query: z.object({ secret: text(100, 1).optional() }),
    body: z.object({ secret: text(100, 1).optional() }),
    success: [204, null],
  },
  'POST /appointments': {
    summary: 'Book a visit',
    tag: 'Appointments',
    action: 'appointments.book',
    tenant: 'required',
    body: z
      .object({
        ...visitFields,
        customer: z
          .object({
            name: text(120, 1),
            email: Email.optional(),
            phone: text(40).optional(),
          })
          .optional(),
        customerId: Id.optional(),
        holdId: Id.optional(),
        holdSecret: text(100, 1).optional(),
        customerNote: text(2000).optional(),
        answers: GivenAnswers.optional().describe(
          'To the questions of GET /questions. What is wrong with one has the path answers.<questionId>',
        ),
        internalNotes: text(5000).optional().describe('Members only'),
        walkIn: z
          .enum(['waiting', 'started'])
          .optional()
          .describe(
            'Members only: who stands at the desk; waits, or is served at once. Without a customer: they gave no name, and none is kept',
          ),
        ...override,
      })
      .refine(oneOf, named)
      .refine((b) => !(b.customer && b.customerId), {
        message: 'give either customer or customerId',
        path: ['customerId'],
      })
      .refine((b) => (b.holdId === undefined) === (b.holdSecret === undefined), {
        message: 'goes with holdSecret',
        path: ['holdId'],
      }),
    success: [201, Appointment.extend({ manageToken: z.string().optional() })],
    problems: ['slot-taken', 'not-offered', 'not-found', 'booking-refused', 'too-many-upcoming'],
    idempotent: true,
  },
  'GET /appointments': {
    summary: "Visits: a member sees the business's, a customer their own",
    tag: 'Appointments',
    action: 'appointments.read',
    tenant: 'required',
    query: PageQuery.extend({
      from: Instant.optional(),
      to: Instant.optional(),
      status: repeated(Status, 7).optional(),
      resourceId: Id.optional(),
      customerId: Id.optional(),
    }),
    success: [200, page(Appointment)],
  },
  'GET /appointments/:id': {
    summary: 'One visit',
    tag: 'Appointments',
    action: 'appointments.read',
    tenant: 'required',
    params: IdParam,
    success: [200, Appointment],
  },
  'PATCH /appointments/:id': {
    summary: 'Move, resize, reassign or mark a visit',
    tag: 'Appointments',
    action: 'appointments.write',
    tenant: 'required',
    params: IdParam,
    body: z.object({
      start: MinuteInstant.optional(),
      durationMinutes: minutes(1, 43_200).optional(),
      resourceIds: z
        .array(Id)
        .min(1)
        .max(50)
        .optional()
        .describe('Exactly these; left out, each is kept if free, else replaced'),
      status: z.enum(['pending', 'confirmed', 'in_progress', 'completed', 'no_show', 'cancelled']).optional(),
      customerNote: text(2000).optional(),
      internalNotes: text(5000).optional(),
      arrived: z.boolean().optional().describe('Members only: in the waiting room, or not after all'),
      labelIds: z.array(Id).max(10).optional().describe('Members only: exactly these'),
      answers: GivenAnswers.optional().describe('Members only: those that change; null takes one out'),
      notify,
      ...override,
      version: Version,
    }),
    success: [200, Appointment],
    problems: ['stale', 'slot-taken', 'not-offered', 'wrong-status', 'too-late', 'not-found'],
  },
  'POST /appointments/:id/cancel': {
    summary: 'Cancel a visit; its time is free at once',
    tag: 'Appointments',
    action: 'appointments.write',
    tenant: 'required',
    params: IdParam,
    body: z.object({ reason: text(500).optional(), notify, version: Version }),
    success: [200, Appointment],
    problems: ['stale', 'wrong-status', 'too-late'],
  },
  'GET /appointments/:id/calendar': {
    summary: 'One visit as an iCalendar file',
    tag: 'Appointments',
    action: 'appointments.read',
    tenant: 'required',
    params: IdParam,
    success: [200, z.string().meta({ contentMediaType: 'text/calendar' })],
  },
})
