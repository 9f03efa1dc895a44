import { z } from 'zod'
import { Affected } from './catalog.ts'
import { endpoints } from './endpoint.ts'
import {
  DryRunQuery,
  Id,
  Instant,
  LocalDate,
  MinuteInstant,
  PageQuery,
  page,
  queryInteger,
  text,
  Version,
} from './primitives.ts'

const IdParam = z.object({ id: Id })
const spanDays = (day: { from: string; to: string }) => (Date.parse(day.to) - Date.parse(day.from)) / 864e5
const block = {
  id: Id,
  resourceId: Id,
  start: z.string(),
  end: z.string(),
  title: z.string(),
  seriesId: Id.nullable().describe('Blocks that were made together, one a repetition'),
  version: z.int(),
}
const closure = {
  id: Id,
  from: LocalDate,
  to: LocalDate,
  title: z.string(),
  locationId: Id.nullable(),
}
const Repeat = z
  .object({
    every: z.enum(['day', 'week', 'month']),
    interval: z.int().min(1).max(52).default(1),
    weekdays: z.array(z.int().min(1).max(7)).max(7).optional().describe('Of weeks; 1 is Monday'),
    until: LocalDate.optional().describe('The last local date that may begin one'),
    count: z.int().min(1).max(400).optional(),
  })
  .refine((repeat) => (repeat.until === undefined) !== (repeat.count === undefined), {
    message: 'needs either until or count',
    path: ['until'],
  })
const Scope = z
  .enum(['one', 'following', 'all'])
  .optional()
  .describe('Of blocks that were made together: this one, this and later ones, or all')
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
    success: [200, page(z.object(block).meta({ id: 'Block' }))],
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
        repeat: Repeat.optional().describe(
          'One block a repetition, at the same wall time of the resource’s location; at most 400, within two years',
        ),
      })
      .refine((b) => Date.parse(b.start) < Date.parse(b.end), {
        message: 'must be after start',
        path: ['end'],
      }),
    success: [
      201,
      z.object({
        ...block,
        id: Id.nullable(),
        count: z
          .int()
          .optional()
          .describe('How many blocks, where it repeats; the answer is the first of them'),
        affected,
      }),
    ],
    idempotent: true,
    problems: ['not-found'],
  },
  'PATCH /blocks/:id': {
    summary: 'Move a block or name it anew, alone or with those that were made with it',
    tag: 'Calendar',
    action: 'blocks.write',
    tenant: 'required',
    params: IdParam,
    query: DryRunQuery.extend({ scope: Scope }),
    body: z.object({
      start: MinuteInstant.optional(),
      end: MinuteInstant.optional(),
      title: text(200).optional(),
      version: Version,
    }),
    success: [
      200,
      z.object({
        ...block,
        count: z.int().optional().describe('How many blocks were changed, where there were several'),
        affected,
      }),
    ],
    problems: ['stale', 'not-found'],
  },
  'DELETE /blocks/:id': {
    summary: 'Give the time back',
    tag: 'Calendar',
    action: 'blocks.write',
    tenant: 'required',
    params: IdParam,
    query: z.object({ scope: Scope }),
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
    success: [200, page(z.object(closure).meta({ id: 'Closure' }))],
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
        ...closure,
        id: Id.nullable(),
        affected,
      }),
    ],
    idempotent: true,
    problems: ['not-found'],
  },
  'GET /closures/holidays': {
    summary: 'The public holidays of the business’s country in a year, and which are closed already',
    tag: 'Calendar',
    action: 'closures.read',
    tenant: 'required',
    query: z.object({ year: queryInteger(2000, 2199) }),
    success: [
      200,
      z.object({
        country: z.string(),
        region: z.string().describe('Empty: those of the whole country alone'),
        regions: z.array(z.object({ code: z.string(), name: z.string() })),
        items: z.array(
          z.object({ from: LocalDate, to: LocalDate, name: z.string(), closureId: Id.nullable() }),
        ),
      }),
    ],
  },
  'PUT /closures/holiday-region': {
    summary: 'Say in which state of the country the business is, where public holidays differ',
    tag: 'Calendar',
    action: 'closures.manage',
    tenant: 'required',
    body: z.object({ region: text(10) }),
    success: [200, z.object({ region: z.string() })],
  },
  'POST /closures/holidays': {
    summary: 'Close several days in one go',
    tag: 'Calendar',
    action: 'closures.manage',
    tenant: 'required',
    query: DryRunQuery,
    body: z.object({
      days: z
        .array(z.object({ from: LocalDate, to: LocalDate, title: text(200).default('') }))
        .min(1)
        .max(60)
        .refine((days) => days.every((day) => day.from <= day.to && spanDays(day) <= 31), {
          message: 'each must be at most a month, and not end before it begins',
        }),
      locationId: Id.optional(),
    }),
    success: [201, z.object({ items: z.array(z.object({ ...closure, id: Id.nullable() })), affected })],
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
