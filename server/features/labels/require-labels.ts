import type { TenantTx } from '../../database/scope.ts'
import { missing } from '../../problem.ts'
import { countSettable } from './labels.queries.ts'

/**
 * Sees to it that all of these may be set on something that has `already` some: an archived one may stay, not come.
 * @throws Problem not-found when one isn't this business's, or archived
 */
export async function requireLabels(
  tx: TenantTx,
  labelIds: readonly string[],
  already: readonly string[],
): Promise<void> {
  const ids = [...new Set(labelIds)]
  if (ids.length === 0) return
  const { count } = await countSettable(tx.db, ids, already)
  if (count < ids.length) throw missing('label', 'labelIds')
}
