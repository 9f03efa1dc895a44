import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { selectLocation } from './locations.queries.ts'
import { type Location, presentLocation } from './present-location.ts'

/** @throws Problem forbidden, not-found */
export async function readLocation(tx: TenantReadTx, actor: Actor, id: string): Promise<Location> {
  authorise(actor, 'locations.read', tx)
  const row = await selectLocation(tx.db, id)
  if (!row) throw notFound('location')
  return presentLocation(row)
}
