import { api } from '../../app/api.ts'

/** Every list that can be taken along as a file. */
export const LISTS = {
  customers: () => api('GET /customers/export'),
  services: () => api('GET /services/export'),
  resources: () => api('GET /resources/export'),
  appointments: (range: Range = {}) => api('GET /appointments/export', { query: range }),
  blocks: (range: Range = {}) => api('GET /blocks/export', { query: range }),
  closures: () => api('GET /closures/export'),
  members: () => api('GET /members/export'),
  'unassigned-visits': () => api('GET /unassigned-visits/export'),
}
export type List = keyof typeof LISTS

/** Instants; what touches `[from, to)`. */
export interface Range {
  from?: string
  to?: string
}
