import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'

export type Customer = Answer<'POST /customers'>
export type History = Answer<'GET /customers/:id/history'>
export type Keep = NonNullable<Body<'POST /customers/:id/merge'>['keep']>

const PAGE = '50'

/** What the list shows. */
export interface CustomersAsked {
  /** Any part of name, email or phone. */
  q: string
  tag: string
  sort: 'name' | 'lastVisit'
  cursor: string | null
}

/** A page of customers. */
export const customersQuery = (asked: CustomersAsked) =>
  queryOptions({
    queryKey: ['customers', asked],
    queryFn: ({ signal }) => {
      const { q, tag, sort, cursor } = asked
      const query = {
        limit: PAGE,
        ...(q ? { q } : {}),
        ...(tag ? { tag } : {}),
        ...(sort === 'name' ? {} : { sort }),
        ...(cursor ? { cursor } : {}),
      }
      return api('GET /customers', { query, signal })
    },
    placeholderData: keepPreviousData,
  })

/** The first few customers that fit what is being typed. */
export const customerSuggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['customers', 'suggestions', q],
    queryFn: ({ signal }) => api('GET /customers', { query: { limit: '8', ...(q ? { q } : {}) }, signal }),
    placeholderData: keepPreviousData,
  })

/** The tags in use, the most used first. */
export const tagsQuery = queryOptions({
  queryKey: ['customers', 'tags'],
  queryFn: async ({ signal }) => (await api('GET /customers/tags', { signal })).items.map(({ tag }) => tag),
})

/** The people of a customer's household. */
export const householdQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'household', id],
    queryFn: async ({ signal }) =>
      (await api('GET /customers', { query: { householdOf: id, limit: '200' }, signal })).items,
  })

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => api('GET /customers/:id', { params: { id }, signal }),
  })

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'history'],
    queryFn: ({ signal }) => api('GET /customers/:id/history', { params: { id }, signal }),
  })

export async function createCustomer(
  body: Body<'POST /customers'>,
  idempotencyKey: string,
): Promise<Customer> {
  const customer = await api('POST /customers', { body, idempotencyKey })
  await customersChanged()
  return customer
}

export async function changeCustomer(id: string, body: Body<'PATCH /customers/:id'>): Promise<Customer> {
  return shown(await api('PATCH /customers/:id', { params: { id }, body }))
}

/** Refuses a customer online, or (no reason) no longer. */
export async function blockCustomer(id: string, reason: string | null): Promise<Customer> {
  const params = { id }
  return shown(
    reason === null
      ? await api('POST /customers/:id/unblock', { params })
      : await api('POST /customers/:id/block', { params, body: { reason } }),
  )
}

/** Erases a person for good. */
export async function eraseCustomer(id: string): Promise<void> {
  await api('POST /customers/:id/erase', { params: { id } })
  queryClient.removeQueries({ queryKey: customerQuery(id).queryKey })
  await everythingChanged()
}

async function shown(customer: Customer): Promise<Customer> {
  queryClient.setQueryData(customerQuery(customer.id).queryKey, customer)
  await customersChanged()
  return customer
}

const customersChanged = () => queryClient.invalidateQueries({ queryKey: ['customers'] })

/** Visits have other customers now. */
export async function everythingChanged(): Promise<void> {
  await Promise.all(
    ['customers', 'customer', 'appointments', 'appointment', 'timeline', 'today'].map((key) =>
      queryClient.invalidateQueries({ queryKey: [key] }),
    ),
  )
}
