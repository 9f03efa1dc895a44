import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import { type Actor, effectiveUser, scopeOf } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { selectCustomers } from './customers.queries.ts'
import { presentCustomer } from './present-customer.ts'
import { searchPatterns } from './search-patterns.ts'

const Keys = z.tuple([z.string(), z.uuid()])

/** Customers by name; staff who see only those that they serve get those. */
export async function listCustomers(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /customers'>,
): Promise<Answer<'GET /customers'>> {
  // the list holds nobody else, so of each in it this is true
  authorise(actor, 'customers.read', tx, { served: true })
  const size = pageSize(query)
  const filter = { patterns: searchPatterns(query.q), servedBy: onlyServedBy(actor) }
  const rows = await selectCustomers(tx.db, filter, { after: readCursor(query, Keys), limit: size + 1 })
  return pageOf(rows, size, ({ sort_name, id }) => [sort_name, id], presentCustomer)
}

function onlyServedBy(actor: Actor): string | null | undefined {
  const user = effectiveUser(actor)
  const isLimited = scopeOf(actor, 'customers.read') === 'contacts' && user?.contacts !== 'all'
  return isLimited ? (user?.resourceId ?? null) : undefined
}
