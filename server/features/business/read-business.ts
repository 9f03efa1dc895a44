import type { Answer } from '../../../contract/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { selectBusiness, selectPlaces } from './business.queries.ts'
import { presentBusiness } from './present-business.ts'

/** The public page of the business; `slug` is what the platform calls it. */
export async function readBusiness(
  tx: Pick<TenantReadTx, 'db'>,
  slug: string,
): Promise<Answer<'GET /business'>> {
  const [row, places] = [await selectBusiness(tx.db), await selectPlaces(tx.db)]
  return presentBusiness(slug, row, places)
}
