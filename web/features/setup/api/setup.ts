import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { businessQuery, queryClient } from '../../../app/query.ts'

export type Setup = Answer<'GET /setup'>
export type Bookable = Answer<'GET /setup/bookable'>['items'][number]

/** What is done and what is left. Under the same key what hangs on it: all is asked again together. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api('GET /setup', { signal }),
})

export const bookableQuery = queryOptions({
  queryKey: ['setup', 'bookable'],
  queryFn: async ({ signal }) => (await api('GET /setup/bookable', { signal })).items,
  staleTime: 0,
})

export const setupChanged = () => queryClient.invalidateQueries({ queryKey: setupQuery.queryKey })

export async function updateSetup(body: Body<'PATCH /setup'>): Promise<void> {
  queryClient.setQueryData(setupQuery.queryKey, await api('PATCH /setup', { body }))
}

export async function chooseTrade(trade: Body<'POST /setup/trade'>['trade']): Promise<void> {
  queryClient.setQueryData(setupQuery.queryKey, await api('POST /setup/trade', { body: { trade } }))
  await queryClient.invalidateQueries({ queryKey: ['services'] })
}

export async function removeExamples(): Promise<void> {
  await api('DELETE /setup/examples')
  await Promise.all([setupChanged(), queryClient.invalidateQueries({ queryKey: ['services'] })])
}

/** Opens the page of the business to its customers, or closes it. */
export async function setPublished(open: boolean): Promise<void> {
  const business = await api(open ? 'POST /business/publish' : 'POST /business/unpublish')
  queryClient.setQueryData(businessQuery.queryKey, business)
  await setupChanged()
}

/** There is one at a time, so asking twice books one. */
export async function bookTestVisit(): Promise<void> {
  await api('POST /setup/test-visit')
  await visitsChanged()
}

export async function removeTestVisit(): Promise<void> {
  await api('DELETE /setup/test-visit')
  await visitsChanged()
}

const visitsChanged = () =>
  Promise.all(
    ['setup', 'timeline', 'customers', 'appointments'].map((key) =>
      queryClient.invalidateQueries({ queryKey: [key] }),
    ),
  )
