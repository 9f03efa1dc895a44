import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, newIdempotencyKey } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { everythingChanged, type Keep } from './customers.ts'

/** Pairs of customers that are likely one person. */
export const duplicatesQuery = infiniteQueryOptions({
  queryKey: ['customers', 'duplicates'],
  queryFn: ({ signal, pageParam }) =>
    api('GET /customers/duplicates', {
      query: { limit: '20', ...(pageParam ? { cursor: pageParam } : {}) },
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** Pairs of whom somebody said that they are two persons. */
export const apartQuery = infiniteQueryOptions({
  queryKey: ['customers', 'apart'],
  queryFn: ({ signal, pageParam }) =>
    api('GET /customers/apart', {
      query: { limit: '20', ...(pageParam ? { cursor: pageParam } : {}) },
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** Says that two customers are two persons, or takes it back. */
export async function keepApart(id: string, otherId: string, apart: boolean): Promise<void> {
  const params = { id, otherId }
  if (apart) await api('PUT /customers/:id/apart/:otherId', { params })
  else await api('DELETE /customers/:id/apart/:otherId', { params })
  await queryClient.invalidateQueries({ queryKey: ['customers'] })
}

/** Merges into a customer that can be undone. */
export const mergesQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'merges'],
    queryFn: async ({ signal }) => (await api('GET /customers/:id/merges', { params: { id }, signal })).items,
  })

/** Makes two customers one. Answers the merge's id, with which it is undone. */
export async function mergeCustomers(id: string, from: string, keep: Keep): Promise<string> {
  const merged = await api('POST /customers/:id/merge', {
    params: { id },
    body: { from, keep },
    idempotencyKey: newIdempotencyKey(),
  })
  await everythingChanged()
  return merged.id
}

export async function undoMerge(id: string): Promise<void> {
  await api('POST /customers/merges/:id/undo', { params: { id } })
  await everythingChanged()
}
