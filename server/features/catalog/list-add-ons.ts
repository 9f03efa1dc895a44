import { z } from 'zod'
import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { type PageRequest, pageOf, pageSize, readCursor } from '../../paging.ts'
import { type AddOnRow, selectAddOns } from './add-ons.queries.ts'
import { presentAddOn } from './present-add-on.ts'

const Keys = z.tuple([z.int32(), z.uuid()])
const keysOf = ({ position, id }: AddOnRow) => [position, id] as const

/** Add-ons, archived ones too, by position and id. */
export async function listAddOns(
  tx: TenantReadTx,
  actor: Actor,
  request: PageRequest,
): Promise<Answer<'GET /add-ons'>> {
  authorise(actor, 'services.readAll', tx)
  const size = pageSize(request)
  const rows = await selectAddOns(tx.db, { after: readCursor(request, Keys), limit: size + 1 })
  return pageOf(rows, size, keysOf, presentAddOn)
}
