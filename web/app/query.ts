import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { api, isProblem } from './api.ts'
import { forgetSignIn, mayBeSignedIn } from './sign-in-marker.ts'

/** Called when a read finds that the session has ended. */
let onSignedOut = () => {}
export const whenSignedOut = (handler: () => void): void => {
  onSignedOut = handler
}

/** Called when a read finds that a second factor has to be set up first. */
let onFactorDue = () => {}
export const whenFactorDue = (handler: () => void): void => {
  onFactorDue = handler
}

/** Reads are repeated by the API client, not here a second time. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000 }, mutations: { retry: false } },
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (isProblem(error, 'second-factor-required')) return onFactorDue()
      // A guest's link that is no longer valid says nothing about the session.
      if (!isProblem(error, 'unauthenticated') || query.meta?.asGuest) return
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
  queryFn: async () => {
    if (!mayBeSignedIn()) return null
    try {
      // The workspace asks the same at the same time: one answer does for both.
      return await queryClient.fetchQuery({ ...meQuery, staleTime: 2000 })
    } catch (error) {
      if (!isProblem(error, 'unauthenticated')) throw error
      forgetSignIn()
      return null
    }
  },
  staleTime: 60_000,
})
