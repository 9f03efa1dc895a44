import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { presentResource, type Resource } from './present-resource.ts'
import { selectResource } from './resources.queries.ts'

/** @throws Problem forbidden, not-found */
export async function readResource(tx: TenantReadTx, actor: Actor, id: string): Promise<Resource> {
  authorise(actor, 'resources.read', tx)
  const row = await selectResource(tx.db, id)
  if (!row) throw notFound('resource')
  return presentResource(row)
}
