import type { TenantTx } from '../../database/scope.ts'
import { planFull } from '../tenants/plan-limit.ts'

/**
 * Makes sure that the plan has room for one more (`limit` null: for as many as one likes). The business's row stays
 * locked until the end of the transaction, so that two at once don't both take the last place.
 * @throws Problem plan-limit
 */
export async function assertWithinPlan(
  tx: TenantTx,
  what: 'locations' | 'resources',
  limit: number | null,
  count: () => Promise<{ count: number }>,
): Promise<void> {
  if (limit === null) return
  await tx.db.selectFrom('business').select('id').where('id', '=', 1).forUpdate().execute()
  if ((await count()).count >= limit) throw planFull(what, limit)
}
