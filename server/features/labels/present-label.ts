import type { Answer } from '../../../contract/index.ts'
import type { LabelRow } from './labels.queries.ts'

export type Label = Answer<'PATCH /labels/:id'>

/** A label as the API shows it. */
export const presentLabel = (row: LabelRow): Label => ({
  id: row.id,
  name: row.name,
  color: row.color,
  position: row.position,
  active: row.active,
  version: row.version,
})
