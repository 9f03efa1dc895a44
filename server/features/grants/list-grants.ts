import { z } from 'zod'
import type { ParsedQuery } from '../../../contract/index.ts'
import type { Database } from '../../database/pool.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { selectGrants } from './grants.queries.ts'
import { presentGrant } from './present-grant.ts'

const START_AND_ID = z.tuple([z.iso.datetime(), z.uuid()])

/** A page of the grants of one business, or (null) of all; the newest first. */
export async function listGrants(
  database: Database,
  tenantId: string | null,
  query: ParsedQuery<'GET /grants'>,
  now: Date,
) {
  const limit = pageSize(query)
  const after = readCursor(query, START_AND_ID)
  const rows = await database.readPlatform(({ db }) =>
    selectGrants(db, {
      tenantId,
      status: query.status,
      now,
      after: after ? { startsAt: new Date(after[0]), id: after[1] } : undefined,
      limit,
    }),
  )
  return pageOf(
    rows,
    limit,
    (row) => [row.starts_at.toISOString(), row.id],
    (row) => presentGrant(row, now),
  )
}
