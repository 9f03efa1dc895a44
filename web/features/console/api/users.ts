import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { ROLES, type Role } from '../../../../domain/access/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'

export type PlatformUser = Answer<'POST /platform/users'>

export const USERS_KEY = ['platform', 'users']

/** The roles of the operator's side, the highest first. */
export const PLATFORM_ROLES: readonly Role[] = ROLES.slice(0, 4)

/** The users that fit, for choosing one. */
export const userChoiceQuery = (q: string) =>
  queryOptions({
    queryKey: [...USERS_KEY, 'choice', q],
    queryFn: ({ signal }) =>
      api('GET /platform/users', { query: { limit: '20', ...(q ? { q } : {}) }, signal }),
  })

/** Who works for the operator. */
export const operatorsQuery = queryOptions({
  queryKey: [...USERS_KEY, 'operators'],
  queryFn: async ({ signal }) => {
    const pages = await Promise.all(
      PLATFORM_ROLES.map((role) => api('GET /platform/users', { query: { role, limit: '200' }, signal })),
    )
    return pages.flatMap(({ items }) => items)
  },
})

const fresh = () => queryClient.invalidateQueries({ queryKey: USERS_KEY })

export async function inviteUser(
  body: Body<'POST /platform/users'>,
  idempotencyKey: string,
): Promise<PlatformUser> {
  const user = await api('POST /platform/users', { body, idempotencyKey })
  await fresh()
  return user
}

export async function changeUser(id: string, body: Body<'PATCH /platform/users/:id'>): Promise<PlatformUser> {
  const user = await api('PATCH /platform/users/:id', { params: { id }, body })
  await fresh()
  return user
}
