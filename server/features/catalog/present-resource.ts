import type { Answer } from '../../../contract/index.ts'
import type { ResourceRow } from './resources.queries.ts'

export type Resource = Answer<'GET /resources/:id'>

export const presentResource = (row: ResourceRow): Resource => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  locationId: row.location_id,
  skills: row.skills,
  userId: row.staff_user_id,
  active: row.active,
  version: row.version,
})
