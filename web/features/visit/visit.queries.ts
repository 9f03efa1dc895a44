import { queryOptions } from '@tanstack/react-query'
import type { Answer } from '../../../contract/index.ts'
import { api, isProblem } from '../../app/api.ts'

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

/** The business of a visit, as the one whose visit it is: they see it also when it is suspended. */
export const visitBusinessQuery = (bearer: string | undefined) =>
  queryOptions({
    queryKey: ['visit', 'business', bearer],
    queryFn: ({ signal }) =>
      api('GET /business', { bearer, signal }).catch((error) => {
        // a link that is not valid any more still shows whose it was
        if (!isProblem(error, 'unauthenticated')) throw error
        return api('GET /business', { anonymous: true, signal })
      }),
    meta: { asGuest: bearer !== undefined },
    staleTime: 5 * 60_000,
  })
