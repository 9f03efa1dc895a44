import { sql } from 'kysely'
import type { TenantTx } from '../../database/scope.ts'

/**
 * Takes the personal part out of what a business's log says of customers and visits, by their ids. What happened, when
 * and by whom stays, and so does the chain.
 * @returns how many entries had one
 */
export async function eraseDetails(tx: TenantTx, subjectIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ erased: number }>`
    select core.erase_details(${subjectIds}::uuid[]) as erased`.execute(tx.db)
  return rows[0]?.erased ?? 0
}
