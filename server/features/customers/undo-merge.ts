import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { lockCustomers } from './customers.queries.ts'
import { emailOnce } from './email-once.ts'
import { type LockedRow, type Moved, moveBack, writeCustomer } from './merge.queries.ts'
import { presentCustomer } from './present-customer.ts'

/** What a merge keeps of how it was; instants as text. */
interface Kept {
  kept: LockedRow
  from: LockedRow
  written: Partial<LockedRow>
  moved: Moved
}

/**
 * Brings both customers of a merge back as they were, with all that was moved. What came to the kept one since stays
 * with it, and so does what was changed of it by hand since.
 * @throws Problem not-found, wrong-status when it is undone or the kept one was merged itself, email-taken
 */
export async function undoMerge(
  tx: TenantTx,
  actor: Actor,
  mergeId: string,
): Promise<Answer<'POST /customers/merges/:id/undo'>> {
  authorise(actor, 'customers.merge', tx)
  const merge = await tx.db
    .selectFrom('customer_merges')
    .select(['kept_id', 'merged_id', 'moved', 'undone_at'])
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst()
  if (!merge) throw notFound('merge')
  if (merge.undone_at) throw new Problem('wrong-status', 'It is undone already')
  const rows = await lockCustomers(tx.db, [merge.kept_id, merge.merged_id])
  const kept = rows.find((row) => row.id === merge.kept_id)
  const from = rows.find((row) => row.id === merge.merged_id)
  if (!kept?.active || from?.merged_into !== kept.id)
    throw new Problem('wrong-status', 'The one that was kept was merged since: undo that first')

  const was = merge.moved as unknown as Kept
  await moveBack(tx.db, was.moved, kept.id, from.id)
  await writeCustomer(tx.db, tx.now, from.id, { email: null, account_user_id: null, external_id: null })
  const changes = unchangedSince(kept, was)
  const { id: _, version: __, ...all } = was.from
  const [keptRow, fromRow] = await emailOnce(
    (async () => {
      // the kept one lets go of the address first
      const first = await writeCustomer(tx.db, tx.now, kept.id, changes)
      return [first, await writeCustomer(tx.db, tx.now, from.id, all as never)] as const
    })(),
  )
  await tx.db.updateTable('customer_merges').set({ undone_at: tx.now }).where('id', '=', mergeId).execute()
  const answer = { kept: presentCustomer(keptRow), restored: presentCustomer(fromRow) }
  for (const customer of [answer.kept, answer.restored])
    recordChange(tx, {
      type: 'customer.unmerged',
      subjectType: 'customer',
      subjectId: customer.id,
      data: { customerId: customer.id },
      after: customer,
    })
  return answer
}

/** Of what the merge wrote, what nobody has changed since: as it was before. */
function unchangedSince(now: LockedRow, { kept, written }: Kept): Record<string, never> {
  const same = (key: string) =>
    JSON.stringify(now[key as keyof LockedRow]) === JSON.stringify(written[key as keyof LockedRow])
  return Object.fromEntries(
    Object.keys(written)
      .filter(same)
      .map((key) => [key, kept[key as keyof LockedRow]]),
  ) as Record<string, never>
}
