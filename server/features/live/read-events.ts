import type { Answer } from '../../../contract/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { readEventHead } from '../timeline/read-timeline.ts'
import { selectEvents } from './live.queries.ts'

export type TenantEvent = Answer<'GET /events'>['items'][number]

export interface Read {
  events: TenantEvent[]
  /** The number of the last one there is. */
  last: number
}

/** The events after a number, in their order, without a gap, and where they end. */
export async function readEvents(tx: TenantReadTx, after: number, limit: number): Promise<Read> {
  const [rows, last] = await Promise.all([selectEvents(tx, after, limit), readEventHead(tx)])
  const events = rows.map(({ number, type, at, data, user_id, name }) => ({
    number,
    type,
    at: instant(at),
    data,
    ...(user_id && name ? { by: { userId: user_id, name } } : {}),
  }))
  return { events, last }
}
