import type { TenantTx } from '../../database/scope.ts'
import type { CustomerDraft } from './drafts.ts'
import type { ImportRow, Outcome, ReadyRow } from './imports.queries.ts'
import { selectEarlier } from './imports.queries.ts'
import { joinCustomers } from './join-customers.ts'

/** Takes customers over, all of a batch in a handful of statements. */
export async function applyCustomers(
  tx: TenantTx,
  row: ImportRow,
  rows: readonly ReadyRow[],
): Promise<Outcome[]> {
  const ids = rows.map((r) => r.external_id as string)
  const earlier = await selectEarlier(tx.db, row.id, 'customers', ids)
  const joined = await joinCustomers(
    tx,
    rows.map((r) => ({ ...(r.draft as unknown as CustomerDraft), externalId: r.external_id as string })),
    { earlier: earlier as unknown as ReadonlyMap<string, CustomerDraft>, byName: false },
  )
  return rows.map(({ number }, n) => {
    const { id, state } = joined[n] as (typeof joined)[number]
    return { number, state, targetId: id }
  })
}
