import { z } from 'zod'
import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { type PageRequest, pageOf, pageSize, readCursor } from '../../paging.ts'
import { presentResource } from './present-resource.ts'
import { type ResourceRow, selectResources } from './resources.queries.ts'

const Keys = z.tuple([z.string(), z.int32(), z.string(), z.uuid()])
const keysOf = ({ kind, position, name, id }: ResourceRow) => [kind, position, name, id] as const

/** Staff, rooms and equipment, archived ones too, by kind, position and name. */
export async function listResources(
  tx: TenantReadTx,
  actor: Actor,
  request: PageRequest,
): Promise<Answer<'GET /resources'>> {
  authorise(actor, 'resources.read', tx)
  const size = pageSize(request)
  const rows = await selectResources(tx.db, { after: readCursor(request, Keys), limit: size + 1 })
  return pageOf(rows, size, keysOf, presentResource)
}
