import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { api, isProblem } from './api.ts'
import { forgetSignIn, mayBeSignedIn } from './sign-in-marker.ts'

/** Called when a read finds that the session has ended. */
let onSignedOut = () => {}
export const whenSignedOut = (handler: () => void): void => {
  onSignedOut = handler
}

/** Reads are repeated by the API client, not here a second time. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000 }, mutations: { retry: false } },
  queryCache: new QueryCache({
    onError: (error) => {
      if (!isProblem(error, 'unauthenticated')) return
      forgetSignIn()
      onSignedOut()
    },
  }),
})

/** The business of this host as its customers see it. `tenant-required`: this is the platform's host. */
export const businessQuery = queryOptions({
  queryKey: ['business'],
  queryFn: ({ signal }) => api('GET /business', { anonymous: true, signal }),
  staleTime: 5 * 60_000,
})

/** Who is signed in, and what they may do. Throws `unauthenticated` when no one is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api('GET /me', { signal }),
  staleTime: 60_000,
})

/** Who is signed in, or null; asks the server only when someone has signed in here before. */
export const visitorQuery = queryOptions({
  queryKey: ['visitor'],
  queryFn: async ({ signal }) => {
    if (!mayBeSignedIn()) return null
    try {
      return await api('GET /me', { signal })
    } catch (error) {
      if (!isProblem(error, 'unauthenticated')) throw error
      forgetSignIn()
      return null
    }
  },
  staleTime: 60_000,
})
