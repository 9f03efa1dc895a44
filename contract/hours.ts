import { z } from 'zod'
import { Affected } from './catalog.ts'
import { endpoints } from './endpoint.ts'
import { DryRunQuery, Id, LocalDate, WallTime } from './primitives.ts'

const IdParam = z.object({ id: Id })

const HoursWindow = z.object({
  start: WallTime,
  end: WallTime,
  locationId: Id.optional(),
})
const Week = z.array(HoursWindow.extend({ weekday: z.int().min(1).max(7) })).max(100)
const hoursFields = {
  weekly: Week,
  overrides: z
    .array(z.object({ date: LocalDate, windows: z.array(HoursWindow).max(20) }))
    .max(800)
    .default([]),
}
const datesOnce = (hours: { overrides: { date: string }[] }) =>
  new Set(hours.overrides.map((override) => override.date)).size === hours.overrides.length
const twice = (field: string) => ({ message: 'names a date twice', path: [field] })
const Hours = z.object(hoursFields).refine(datesOnce, twice('overrides')).meta({ id: 'Hours' })
const ResourceHours = z
  .object({
    ...hoursFields,
    rotas: z
      .array(z.object({ validFrom: LocalDate, weeks: z.array(Week).min(1).max(8) }))
      .max(20)
      .default([])
      .describe(
        'Alternating weeks: the newest whose validFrom has come counts instead of weekly; its first week is the one (Monday to Sunday) of validFrom, after the last they repeat',
      ),
  })
  .refine(datesOnce, twice('overrides'))
  .refine((h) => new Set(h.rotas.map((rota) => rota.validFrom)).size === h.rotas.length, twice('rotas'))
  .meta({ id: 'ResourceHours' })
const HoursAnswer = z.object({
  weekly: z.array(HoursWindow.extend({ weekday: z.int() })),
  overrides: z.array(z.object({ date: LocalDate, windows: z.array(HoursWindow) })),
  rotas: z
    .array(
      z.object({ validFrom: LocalDate, weeks: z.array(z.array(HoursWindow.extend({ weekday: z.int() }))) }),
    )
    .optional()
    .describe('Only where there are some'),
  inherited: z.boolean().describe('True: these are the opening hours of the location'),
  affected: z.array(Affected).optional(),
})

export const hoursEndpoints = endpoints({
  'GET /locations/:id/hours': {
    summary: 'Opening hours of a location',
    tag: 'Catalogue',
    action: 'locations.read',
    tenant: 'required',
    params: IdParam,
    success: [200, HoursAnswer],
  },
  'PUT /locations/:id/hours': {
    summary: 'Set the opening hours of a location',
    tag: 'Catalogue',
    action: 'locations.manage',
    tenant: 'required',
    params: IdParam,
    query: DryRunQuery,
    body: Hours,
    success: [200, HoursAnswer],
  },
  'GET /resources/:id/hours': {
    summary: 'When a resource works',
    tag: 'Catalogue',
    action: 'resources.read',
    tenant: 'required',
    params: IdParam,
    success: [200, HoursAnswer],
  },
  'PUT /resources/:id/hours': {
    summary: 'Set the hours of a resource',
    tag: 'Catalogue',
    action: 'resources.manage',
    tenant: 'required',
    params: IdParam,
    query: DryRunQuery,
    body: ResourceHours,
    success: [200, HoursAnswer],
    problems: ['not-found'],
  },
  'DELETE /resources/:id/hours': {
    summary: 'Return to the opening hours of the location',
    tag: 'Catalogue',
    action: 'resources.manage',
    tenant: 'required',
    params: IdParam,
    query: DryRunQuery,
    success: [200, HoursAnswer],
  },
})
