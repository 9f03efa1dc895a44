import { z } from 'zod'
import { Appointment, ReasonCode } from './appointments.ts'
import { endpoints } from './endpoint.ts'
import { Id, MinuteInstant, PageQuery, page, text, Version } from './primitives.ts'

const MIB = 1024 * 1024
/** What a file may have: rows under its header, columns, and bytes of the request that carries it as base64. */
export const IMPORT_LIMITS = { rows: 20_000, columns: 200, bytes: 16 * MIB } as const

export const IMPORT_KINDS = ['customers', 'services', 'appointments', 'calendar'] as const
export const ROW_STATES = [
  'ready',
  'problem',
  'created',
  'updated',
  'unchanged',
  'unassigned',
  'failed',
] as const
const RowState = z.enum(ROW_STATES)

const Mapping = z.record(z.string().max(40), z.string().max(200)).refine((m) => Object.keys(m).length <= 40)

const Options = z.object({
  dateOrder: z
    .enum(['dmy', 'mdy', 'ymd'])
    .optional()
    .describe('How numeric dates are written; left out: as the file shows'),
  as: z.enum(['blocks', 'visits']).optional().describe('Of a calendar: what its events become'),
  resourceId: Id.optional().describe('Of a calendar: whose it is'),
  serviceId: Id.optional().describe('Of a calendar as visits: what is booked'),
  defaultMinutes: z
    .int()
    .min(1)
    .max(1440)
    .optional()
    .describe('Of services whose length the file leaves out'),
})

const RowProblem = z.object({
  column: z.string(),
  code: z.string(),
  message: z.string(),
  /** A warning doesn't keep the row from being taken over. */
  severity: z.enum(['error', 'warning']),
})

export const Import = z
  .object({
    id: Id,
    kind: z.enum(IMPORT_KINDS),
    source: z.string().describe('`square`, `fresha`, `acuity`, `file` or `ics`: begins the external ids'),
    fileName: z.string(),
    state: z.enum(['mapping', 'previewed', 'running', 'done', 'cancelled']),
    columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
    mapping: Mapping,
    missing: z.array(z.string()).describe('Fields that have to be mapped before anything can be read'),
    options: Options,
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable(),
    dateOrderAmbiguous: z.boolean(),
    total: z.int(),
    counts: z.record(RowState, z.int()),
    problems: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), count: z.int() })),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Import' })

export const UnassignedVisit = z
  .object({
    id: Id,
    customer: z.object({ id: Id, name: z.string() }),
    serviceId: Id.nullable(),
    serviceName: z.string(),
    resource: z.object({ id: Id, name: z.string() }).nullable(),
    start: z.string(),
    end: z.string(),
    reason: z.enum(['slot-taken', 'unknown-service', 'unknown-resource', 'not-offered']),
    note: z.string(),
  })
  .meta({ id: 'UnassignedVisit' })

const IdParam = z.object({ id: Id })
const common = { tag: 'Imports', action: 'data.import', tenant: 'required' } as const
const settling = { tag: 'Imports', action: 'appointments.override', tenant: 'required' } as const

export const importEndpoints = endpoints({
  'POST /imports': {
    ...common,
    summary: `Upload a file to take over: CSV with at most ${IMPORT_LIMITS.rows} rows, or a calendar (.ics); the body may have 16 MiB. Nothing but the preview is written`,
    body: z.object({
      kind: z.enum(IMPORT_KINDS).optional().describe('Left out: as the file shows, where it is recognised'),
      fileName: text(200).default(''),
      content: z.base64().max(IMPORT_LIMITS.bytes).describe('The file, as base64'),
      options: Options.optional(),
    }),
    success: [201, Import],
    bodyLimit: IMPORT_LIMITS.bytes,
    idempotent: true,
    grows: true,
    problems: ['unreadable-file', 'not-found'],
  },
  'GET /imports': {
    ...common,
    summary: 'Imports, the newest first',
    query: PageQuery,
    success: [200, page(Import.omit({ columns: true, problems: true }))],
  },
  'GET /imports/:id': {
    ...common,
    summary: 'One import: its columns, and how its rows stand',
    params: IdParam,
    success: [200, Import],
  },
  'PATCH /imports/:id': {
    ...common,
    summary: 'Say which column is which; every row is read again',
    params: IdParam,
    body: z.object({ mapping: Mapping.optional(), options: Options.optional(), version: Version }),
    success: [200, Import],
    problems: ['stale', 'wrong-status', 'not-found'],
  },
  'GET /imports/:id/rows': {
    ...common,
    summary: 'Rows of the file with what is wrong with each',
    params: IdParam,
    query: PageQuery.extend({ state: RowState.optional(), problem: text(60, 1).optional() }),
    success: [
      200,
      page(
        z.object({
          number: z.int().describe('The line of the file, its header being the first'),
          raw: z.record(z.string(), z.string()),
          state: RowState,
          problems: z.array(RowProblem),
          externalId: z.string().nullable(),
          targetId: Id.nullable(),
        }),
      ),
    ],
  },
  'POST /imports/:id/run': {
    ...common,
    summary:
      'Take over the rows that are ready, in the background; again: go on where it stopped. Sends nothing to anybody',
    params: IdParam,
    body: z.object({ version: Version }),
    success: [200, Import],
    problems: ['stale', 'wrong-status'],
  },
  'POST /imports/:id/cancel': {
    ...common,
    summary: 'Stop; what was taken over stays',
    params: IdParam,
    success: [200, Import],
    problems: ['wrong-status'],
  },
  'DELETE /imports/:id': {
    ...common,
    summary: 'Forget the file; what was taken over stays',
    params: IdParam,
    success: [204, null],
    problems: ['wrong-status'],
  },
  'GET /unassigned-visits': {
    tag: 'Imports',
    action: 'timeline.read',
    tenant: 'required',
    summary:
      'Visits that were taken over and have no time yet, in order of the time that they were meant for',
    query: PageQuery,
    success: [200, page(UnassignedVisit).extend({ total: z.int() })],
  },
  'POST /unassigned-visits/:id/place': {
    ...settling,
    summary: 'Book an unassigned visit',
    params: IdParam,
    body: z.object({
      serviceId: Id.optional().describe('Left out: the one that it names'),
      start: MinuteInstant.optional().describe('Left out: the time that it was meant for'),
      resourceIds: z.array(Id).max(20).optional(),
      locationId: Id.optional(),
      override: z.array(ReasonCode).max(10).optional(),
      overrideReason: text(500).optional(),
    }),
    success: [201, Appointment],
    idempotent: true,
    problems: ['slot-taken', 'not-offered', 'not-found', 'wrong-status'],
  },
  'POST /unassigned-visits/:id/drop': {
    ...settling,
    summary: 'Take it off the list',
    params: IdParam,
    success: [200, UnassignedVisit],
    problems: ['wrong-status'],
  },
  'POST /unassigned-visits/:id/restore': {
    ...settling,
    summary: 'Put a dropped one back on the list',
    params: IdParam,
    success: [200, UnassignedVisit],
    problems: ['wrong-status'],
  },
})
