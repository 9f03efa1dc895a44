import { z } from 'zod'
import { Affected } from './catalog.ts'
import { endpoints } from './endpoint.ts'
import { DryRunQuery, Id, Instant, LocalDate, MinuteInstant, PageQuery, page, text } from './primitives.ts'

const IdParam = z.object({ id: Id })
const affected = z.array(Affected).describe('Visits that it strands; on a dry run those that it would strand')

export const calendarEndpoints = endpoints({
  'GET /blocks': {
    summary: 'Time taken out of calendars',
    tag: 'Calendar',
    action: 'blocks.read',
    tenant: 'required',
    query: PageQuery.extend({
      from: Instant.optional(),
      to: Instant.optional(),
      resourceId: Id.optional(),
    }),
    success: [
      200,
      page(
        z
          .object({
            id: Id,
            resourceId: Id,
            start: z.string(),
            end: z.string(),
            title: z.string(),
            version: z.int(),
          })
          .meta({ id: 'Block' }),
      ),
    ],
  },
  'POST /blocks': {
    summary: 'Take time out of a calendar',
    tag: 'Calendar',
    action: 'blocks.write',
    tenant: 'required',
    query: DryRunQuery,
    body: z
      .object({
        resourceId: Id,
        start: MinuteInstant,
        end: MinuteInstant,
        title: text(200).default(''),
      })
      .refine((b) => Date.parse(b.start) < Date.parse(b.end), {
        message: 'must be after start',
        path: ['end'],
      }),
    success: [
      201,
      z.object({
        id: Id.nullable(),
        resourceId: Id,
        start: z.string(),
        end: z.string(),
        title: z.string(),
        version: z.int(),
        affected,
      }),
    ],
    idempotent: true,
    problems: ['not-found'],
  },
  'DELETE /blocks/:id': {
    summary: 'Give the time back',
    tag: 'Calendar',
    action: 'blocks.write',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
  },
  'GET /closures': {
    summary: 'Closed days',
    tag: 'Calendar',
    action: 'closures.read',
    tenant: 'required',
    query: PageQuery.extend({
      from: LocalDate.optional(),
      to: LocalDate.optional(),
    }),
    success: [
      200,
      page(
        z
          .object({
            id: Id,
            from: LocalDate,
            to: LocalDate,
            title: z.string(),
            locationId: Id.nullable(),
          })
          .meta({ id: 'Closure' }),
      ),
    ],
  },
  'POST /closures': {
    summary: 'Close the business, or one location, for some days',
    tag: 'Calendar',
    action: 'closures.manage',
    tenant: 'required',
    query: DryRunQuery,
    body: z
      .object({
        from: LocalDate,
        to: LocalDate,
        title: text(200).default(''),
        locationId: Id.optional(),
      })
      .refine((c) => c.from <= c.to, {
        message: 'must not be before from',
        path: ['to'],
      })
      .refine((c) => Date.parse(c.to) - Date.parse(c.from) <= 366 * 864e5, {
        message: 'must be at most a year after from',
        path: ['to'],
      }),
    success: [
      201,
      z.object({
        id: Id.nullable(),
        from: LocalDate,
        to: LocalDate,
        title: z.string(),
        locationId: Id.nullable(),
        affected,
      }),
    ],
    idempotent: true,
    problems: ['not-found'],
  },
  'DELETE /closures/:id': {
    summary: 'Open again',
    tag: 'Calendar',
    action: 'closures.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
  },
})
