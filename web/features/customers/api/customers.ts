import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'

export type Customer = Answer<'POST /customers'>

const PAGE = '50'

/** A page of customers whose name, email or phone contains `q`. */
export const customersQuery = (q: string, cursor: string | null) =>
  queryOptions({
    queryKey: ['customers', { q, cursor }],
    queryFn: ({ signal }) =>
      api('GET /customers', {
        query: { limit: PAGE, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** The first few customers that fit what is being typed. */
export const customerSuggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['customers', 'suggestions', q],
    queryFn: ({ signal }) => api('GET /customers', { query: { limit: '8', ...(q ? { q } : {}) }, signal }),
    placeholderData: keepPreviousData,
  })

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => api('GET /customers/:id', { params: { id }, signal }),
  })

export async function createCustomer(
  body: Body<'POST /customers'>,
  idempotencyKey: string,
): Promise<Customer> {
  const customer = await api('POST /customers', { body, idempotencyKey })
  await queryClient.invalidateQueries({ queryKey: ['customers'] })
  return customer
}

export async function changeCustomer(id: string, body: Body<'PATCH /customers/:id'>): Promise<Customer> {
  const customer = await api('PATCH /customers/:id', { params: { id }, body })
  queryClient.setQueryData(customerQuery(id).queryKey, customer)
  await queryClient.invalidateQueries({ queryKey: ['customers'] })
  return customer
}
