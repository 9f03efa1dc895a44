import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { onlyServedBy } from '../customers/only-served-by.ts'
import { searchPatterns } from '../customers/search-patterns.ts'
import { type FoundRow, type Part, selectCountry, selectFound } from './search.queries.ts'

const Place = z.tuple([z.enum(['coming', 'before']), z.iso.datetime(), z.uuid()])

/**
 * Visits of the Timeline by a part of their customer's name, phone or email, by a service, or by their id: those to
 * come in order of time, then those before, the last one first. Who sees the contacts of those alone whom they serve
 * finds others by name, as the Timeline shows it, and not by phone or email.
 * @throws Problem forbidden
 */
export async function searchTimeline(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /timeline/search'>,
): Promise<Answer<'GET /timeline/search'>> {
  authorise(actor, 'timeline.read', tx)
  const typed = query.q.trim()
  const sought = {
    patterns: searchPatterns(typed, await selectCountry(tx.db)).map((pattern) => pattern.toLowerCase()),
    id: z.uuid().safeParse(typed).success ? typed : null,
    externalId: typed,
    servedBy: onlyServedBy(actor),
  }
  const size = pageSize(query)
  const place = readCursor(query, Place)
  const after = place ? ([new Date(place[1]), place[2]] as const) : null
  const part = async (side: Part['side'], limit: number) => {
    const from = place?.[0] === side ? after : null
    const rows = await selectFound(tx.db, sought, { side, now: tx.now, after: from, limit })
    return rows.map((row) => ({ row, side }))
  }
  const coming = place?.[0] === 'before' ? [] : await part('coming', size + 1)
  const left = size + 1 - coming.length
  const rows = left > 0 ? [...coming, ...(await part('before', left))] : coming
  return pageOf(
    rows,
    size,
    ({ row, side }) => [side, row.start_at.toISOString(), row.id],
    ({ row }) => presentFound(row),
  )
}

const presentFound = (row: FoundRow) => ({
  appointmentId: row.id,
  start: instant(row.start_at),
  end: instant(row.end_at),
  title: row.title ?? '',
  status: row.status,
  serviceNames: row.services,
  resourceNames: row.resources,
})
