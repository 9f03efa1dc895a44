import type { Answer } from '../../../contract/index.ts'
import type { LocationRow } from './locations.queries.ts'

export type Location = Answer<'GET /locations/:id'>

export const presentLocation = (row: LocationRow): Location => ({
  id: row.id,
  name: row.name,
  timeZone: row.time_zone,
  address: row.address,
  isDefault: row.is_default,
  version: row.version,
})
