import { randomUUIDv7 } from 'node:crypto'
import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx, TenantTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { invalid, missing, notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { lockCustomers } from './customers.queries.ts'
import { type LockedRow, moveEverything, selectMerges, writeCustomer } from './merge.queries.ts'
import { presentCustomer } from './present-customer.ts'
import { visibleCustomer } from './read-customer.ts'

type Keep = NonNullable<ParsedBody<'POST /customers/:id/merge'>['keep']>

/** What the API allows of both. */
const MOST_NOTES = 5000
const MOST_TAGS = 50

/**
 * Makes two customers one: visits, answers, household and accounts of `from` go to the one that is kept, in one
 * transaction, and what is needed to undo it is kept. `from` is no customer any more; an address of theirs still books
 * for the one that is kept.
 * @throws Problem not-found, invalid-input, wrong-status
 */
export async function mergeCustomers(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'POST /customers/:id/merge'>,
): Promise<Answer<'POST /customers/:id/merge'>> {
  authorise(actor, 'customers.merge', tx)
  const before = presentCustomer(await visibleCustomer(tx, actor, 'customers.merge', id))
  if (input.from === id) throw invalid('from', 'must be somebody else')
  const rows = await lockCustomers(tx.db, [id, input.from])
  const kept = rows.find((row) => row.id === id && row.active)
  const from = rows.find((row) => row.id === input.from && row.active)
  if (!kept) throw notFound('customer')
  if (!from) throw missing('customer', 'from')
  const written = keptColumns(kept, from, input.keep ?? {})
  const moved = await moveEverything(tx.db, from.id, kept.id)
  const isOfHousehold = written.household_of !== null
  if (isOfHousehold && (written.email || written.account_user_id || moved.household.length > 0))
    throw new Problem('wrong-status', 'People of a household have no address: merge the other way round')

  // one address belongs to one row: the duplicate lets go of its own before the kept one takes it
  const left = { email: from.email === written.email ? kept.email : from.email }
  const leftId = from.external_id === written.external_id ? null : from.external_id
  await writeCustomer(tx.db, tx.now, from.id, {
    email: null,
    account_user_id: null,
    external_id: leftId,
    active: false,
    merged_into: kept.id,
  })
  const row = await writeCustomer(tx.db, tx.now, kept.id, written)
  if (left.email) await writeCustomer(tx.db, tx.now, from.id, left)
  const mergeId = randomUUIDv7()
  await tx.db
    .insertInto('customer_merges')
    .values({
      id: mergeId,
      kept_id: kept.id,
      merged_id: from.id,
      moved: JSON.stringify({ kept, from, written, moved }),
      merged_by_user_id: actor.kind === 'user' || actor.kind === 'masquerading' ? actor.user.id : null,
      merged_at: tx.now,
      undone_at: null,
    } as never)
    .execute()
  const customer = presentCustomer(row)
  recordChange(tx, {
    type: 'customer.merged',
    subjectType: 'customer',
    subjectId: kept.id,
    data: { customerId: kept.id, mergedId: from.id },
    before,
    after: customer,
  })
  tx.audit({
    action: 'customer.merged',
    subjectType: 'customer',
    subjectId: from.id,
    details: { before: { name: from.name, email: from.email, phone: from.phone }, after: { into: kept.id } },
  })
  return { id: mergeId, customer }
}

/** The columns of the kept one that a merge writes. Where nothing is said, what is there counts before what is not. */
function keptColumns(kept: LockedRow, from: LockedRow, keep: Keep) {
  const phone = { this: kept, from }[keep.phone ?? (kept.phone ? 'this' : 'from')]
  const blocked = kept.blocked_at ? kept : from
  const notes = { this: [kept], from: [from], both: [kept, from] }[keep.internalNotes ?? 'both']
  return {
    name: keep.name === 'from' ? from.name : kept.name,
    email: { this: kept, from }[keep.email ?? (kept.email ? 'this' : 'from')].email,
    phone: phone.phone,
    phone_e164: phone.phone_e164,
    internal_notes: [...new Set(notes.map((row) => row.internal_notes).filter(Boolean))]
      .join('\n\n')
      .slice(0, MOST_NOTES),
    tags: [...new Set([...kept.tags, ...from.tags])].slice(0, MOST_TAGS),
    account_user_id: kept.account_user_id ?? from.account_user_id,
    external_id: kept.external_id ?? from.external_id,
    blocked_at: blocked.blocked_at,
    blocked_reason: blocked.blocked_reason,
    household_of: kept.household_of === from.id ? null : kept.household_of,
  }
}

/** Which merges into a customer can be undone. @throws Problem not-found */
export async function listMerges(
  tx: TenantReadTx,
  actor: Actor,
  id: string,
): Promise<Answer<'GET /customers/:id/merges'>> {
  await visibleCustomer(tx, actor, 'customers.merge', id)
  const rows = await selectMerges(tx.db, id)
  return { items: rows.map((row) => ({ id: row.id, name: row.name, mergedAt: instant(row.merged_at) })) }
}
