import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Instant } from './primitives.ts'

const common = {
  tag: 'Exports',
  action: 'data.export',
  tenant: 'required',
  success: [200, z.string().meta({ contentMediaType: 'text/csv' })],
} as const
const range = z.object({ from: Instant.optional(), to: Instant.optional() })

export const exportEndpoints = endpoints({
  'GET /services/export': { ...common, summary: 'Services as CSV' },
  'GET /resources/export': { ...common, summary: 'Resources as CSV' },
  'GET /appointments/export': {
    ...common,
    summary: 'Visits as CSV; those that touch the range, else all',
    query: range,
  },
  'GET /blocks/export': { ...common, summary: 'Time taken out as CSV', query: range },
  'GET /closures/export': { ...common, summary: 'Closed days as CSV' },
  'GET /members/export': { ...common, summary: 'Members as CSV' },
  'GET /unassigned-visits/export': { ...common, summary: 'Visits without a time as CSV' },
})
