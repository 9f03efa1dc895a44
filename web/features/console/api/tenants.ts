import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'

export type Tenant = Answer<'GET /platform/tenants/:id'>

export const TENANTS_KEY = ['platform', 'tenants']

export const tenantQuery = (id: string) =>
  queryOptions({
    queryKey: [...TENANTS_KEY, id],
    queryFn: ({ signal }) => api('GET /platform/tenants/:id', { params: { id }, signal }),
  })

/** The businesses that fit, for choosing one. */
export const tenantChoiceQuery = (q: string) =>
  queryOptions({
    queryKey: [...TENANTS_KEY, 'choice', q],
    queryFn: ({ signal }) =>
      api('GET /platform/tenants', { query: { limit: '20', ...(q ? { q } : {}) }, signal }),
  })

export const plansQuery = queryOptions({
  queryKey: ['platform', 'plans'],
  queryFn: ({ signal }) => api('GET /platform/plans', { signal }),
  staleTime: 10 * 60_000,
})

/** What a plan is called; its id until the plans are here. */
export const planName = (plans: Answer<'GET /platform/plans'> | undefined, id: string): string =>
  plans?.items.find((plan) => plan.id === id)?.name ?? id

const fresh = () => queryClient.invalidateQueries({ queryKey: TENANTS_KEY })

export async function createTenant(
  body: Body<'POST /platform/tenants'>,
  idempotencyKey: string,
): Promise<Tenant> {
  const tenant = await api('POST /platform/tenants', { body, idempotencyKey })
  await fresh()
  return tenant
}

export async function changeTenant(id: string, body: Body<'PATCH /platform/tenants/:id'>): Promise<Tenant> {
  const tenant = await api('PATCH /platform/tenants/:id', { params: { id }, body })
  await fresh()
  return tenant
}
