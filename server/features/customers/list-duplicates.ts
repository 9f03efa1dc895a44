import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { apartQuery } from './apart.queries.ts'
import { duplicatesQuery, selectByIds } from './merge.queries.ts'
import { type Customer, presentCustomer } from './present-customer.ts'

const Keys = z.tuple([z.enum(['phone', 'name']), z.string(), z.uuid()])

/** Pairs that are likely one person: those with the same phone first, then those with the same name. */
export async function listDuplicates(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /customers/duplicates'>,
): Promise<Answer<'GET /customers/duplicates'>> {
  authorise(actor, 'customers.merge', tx)
  const size = pageSize(query)
  const after = readCursor(query, Keys)
  const of = async (by: 'phone' | 'name', left: number) => {
    const rest = after?.[0] === by ? ([after[1], after[2]] as const) : null
    const { rows } = left > 0 ? await duplicatesQuery(by, rest, left).execute(tx.db) : { rows: [] }
    return rows.map((row) => ({ ...row, by }))
  }
  const byPhone = after?.[0] === 'name' ? [] : await of('phone', size + 1)
  const pairs = [...byPhone, ...(await of('name', size + 1 - byPhone.length))]
  const both = await customersOf(tx, pairs)
  return pageOf(
    pairs,
    size,
    ({ by, key, id }) => [by, key, id],
    ({ by, ...pair }) => ({ by, customers: both(pair) }),
  )
}

const Said = z.tuple([z.iso.datetime(), z.uuid(), z.uuid()])

/** Pairs of whom somebody said that they are two persons, the latest first. */
export async function listApart(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /customers/apart'>,
): Promise<Answer<'GET /customers/apart'>> {
  authorise(actor, 'customers.merge', tx)
  const size = pageSize(query)
  const { rows } = await apartQuery(readCursor(query, Said), size + 1).execute(tx.db)
  const both = await customersOf(tx, rows)
  return pageOf(
    rows,
    size,
    ({ said_at, id, other }) => [said_at.toISOString(), id, other],
    (pair) => ({ customers: both(pair) }),
  )
}

type Pair = Record<'id' | 'other', string>

/** The customers of some pairs, read at once. */
async function customersOf(tx: TenantReadTx, pairs: readonly Pair[]): Promise<(pair: Pair) => Customer[]> {
  const ids = pairs.flatMap(({ id, other }) => [id, other])
  const rows = ids.length > 0 ? await selectByIds(tx.db, ids, tx.now) : []
  const known = new Map(rows.map((row) => [row.id, presentCustomer(row)]))
  return ({ id, other }) => [known.get(id) as Customer, known.get(other) as Customer]
}
