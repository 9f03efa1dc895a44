import { z } from 'zod'
import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { type PageRequest, pageOf, pageSize, readCursor } from '../../paging.ts'
import { selectLocations } from './locations.queries.ts'
import { presentLocation } from './present-location.ts'

const Keys = z.tuple([z.string(), z.uuid()])

/** Locations by name. */
export async function listLocations(
  tx: TenantReadTx,
  actor: Actor,
  request: PageRequest,
): Promise<Answer<'GET /locations'>> {
  authorise(actor, 'locations.read', tx)
  const size = pageSize(request)
  const rows = await selectLocations(tx.db, { after: readCursor(request, Keys), limit: size + 1 })
  return pageOf(rows, size, ({ name, id }) => [name, id], presentLocation)
}
