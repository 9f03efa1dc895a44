import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, newIdempotencyKey } from '../../../app/api.ts'
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
