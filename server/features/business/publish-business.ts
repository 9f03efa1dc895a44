import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { recordChange } from '../../record-change.ts'
import { setPublished } from './business.queries.ts'
import { readBusiness } from './read-business.ts'

/**
 * Opens the page of the business to its customers, or closes it. Nothing is noted where it was so already.
 * @throws Problem forbidden
 */
export async function publishBusiness(
  tx: TenantTx,
  actor: Actor,
  slug: string,
  open: boolean,
): Promise<Answer<'GET /business'>> {
  authorise(actor, 'business.publish', tx)
  const { numUpdatedRows } = await setPublished(tx.db, open ? tx.now : null)
  if (numUpdatedRows > 0n)
    recordChange(tx, {
      type: open ? 'business.published' : 'business.unpublished',
      subjectType: 'business',
      subjectId: null,
      data: {},
    })
  return readBusiness(tx, slug)
}
