import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import {
  type CustomerFilter,
  customersByLastVisit,
  customersByName,
  selectCountry,
  tagsQuery,
} from './customers.queries.ts'
import { onlyServedBy } from './only-served-by.ts'
import { presentCustomer } from './present-customer.ts'
import { searchPatterns } from './search-patterns.ts'

const ByName = z.tuple([z.string(), z.uuid()])
/** Those who have been here come first: they go on after a visit, the others after a name. */
const ByLastVisit = z.union([
  z.tuple([z.literal('visit'), z.iso.datetime(), z.uuid()]),
  z.tuple([z.literal('never'), z.string(), z.uuid()]),
])

/** Customers by name or by their last visit; staff who see only those that they serve get those. */
export async function listCustomers(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /customers'>,
): Promise<Answer<'GET /customers'>> {
  // the list holds nobody else, so of each in it this is true
  authorise(actor, 'customers.read', tx, { served: true })
  const filter = {
    patterns: query.q ? searchPatterns(query.q, await selectCountry(tx.db)) : [],
    servedBy: onlyServedBy(actor),
    tag: query.tag,
    householdOf: query.householdOf,
  }
  if (query.sort === 'lastVisit') return listByLastVisit(tx, filter, query)
  const size = pageSize(query)
  const page = { after: readCursor(query, ByName), limit: size + 1, now: tx.now }
  const rows = await customersByName(tx.db, filter, page).execute()
  return pageOf(
    rows,
    size,
    ({ sort_name, id }) => [sort_name, id],
    (row) => presentCustomer(row),
  )
}

async function listByLastVisit(
  tx: TenantReadTx,
  filter: CustomerFilter,
  query: ParsedQuery<'GET /customers'>,
): Promise<Answer<'GET /customers'>> {
  const size = pageSize(query)
  const after = readCursor(query, ByLastVisit)
  const been =
    after?.[0] === 'never'
      ? []
      : await customersByLastVisit(tx.db, filter, {
          after: after && [new Date(after[1]), after[2]],
          limit: size + 1,
          now: tx.now,
        }).execute()
  const left = size + 1 - been.length
  const never =
    left === 0
      ? []
      : await customersByName(tx.db, filter, {
          after: after?.[0] === 'never' ? [after[1], after[2]] : null,
          limit: left,
          now: tx.now,
          never: true,
        }).execute()
  const rows = [
    ...been.map((row) => ({ row, key: ['visit', row.sort_start.toISOString(), row.visit_id] })),
    ...never.map((row) => ({ row, key: ['never', row.sort_name, row.id] })),
  ]
  return pageOf(
    rows,
    size,
    ({ key }) => key,
    ({ row }) => presentCustomer(row),
  )
}

/** The tags in use, the most used first. */
export async function listTags(tx: TenantReadTx, actor: Actor): Promise<Answer<'GET /customers/tags'>> {
  authorise(actor, 'customers.read', tx, { served: true })
  return { items: await tagsQuery(tx.db).execute() }
}
