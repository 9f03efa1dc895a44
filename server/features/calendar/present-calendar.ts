import type { Answer } from '../../../contract/index.ts'
import { instant } from '../../http/present.ts'
import type { BlockRow, ClosureRow } from './calendar.queries.ts'

type Block = Answer<'GET /blocks'>['items'][number]
type Closure = Answer<'GET /closures'>['items'][number]

export const presentBlock = (row: BlockRow): Block => ({
  id: row.id,
  resourceId: row.resource_id,
  start: instant(row.start_at),
  end: instant(row.end_at),
  title: row.title,
  seriesId: row.series_id,
  version: row.version,
})

export const presentClosure = (row: ClosureRow): Closure => ({
  id: row.id,
  from: row.from_date,
  to: row.to_date,
  title: row.title,
  locationId: row.location_id,
})
