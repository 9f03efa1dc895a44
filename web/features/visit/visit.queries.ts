import { queryOptions } from '@tanstack/react-query'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'

export type Visit = Answer<'GET /appointments/:id'>

/** One visit, as a guest with its `manageToken` or as its signed-in customer. Looked at again while it is open. */
export function visitQuery(id: string, bearer: string | undefined) {
  return queryOptions({
    queryKey: ['visit', id, bearer],
    queryFn: ({ signal }) => api('GET /appointments/:id', { params: { id }, bearer, signal }),
    meta: { asGuest: bearer !== undefined },
    staleTime: 5_000,
    refetchInterval: 20_000,
    refetchOnWindowFocus: 'always',
  })
}
