import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { membersQuery } from '../../members/api/members.ts'

export type Grant = Answer<'POST /grants'>
export type GrantAction = Body<'POST /grants'>['action']

export const grantActionsQuery = queryOptions({
  queryKey: ['grants', 'actions'],
  queryFn: ({ signal }) => api('GET /grants/actions', { signal }),
  staleTime: 10 * 60_000,
})

const KNOWN_ACCESSES = '50'

/** Whom a grant can go to: members, and those from the platform who were in lately. */
export const granteesQuery = queryOptions({
  queryKey: ['grants', 'grantees'],
  queryFn: async ({ client, signal }) => {
    const [members, accesses] = await Promise.all([
      client.fetchQuery(membersQuery),
      api('GET /accesses', { query: { limit: KNOWN_ACCESSES }, signal }),
    ])
    const platform = new Map(accesses.items.map(({ realUser }) => [realUser.id, realUser]))
    return { members: members.filter(({ status }) => status === 'active'), platform: [...platform.values()] }
  },
})

const fresh = () => queryClient.invalidateQueries({ queryKey: ['grants'] })

/** `business`: on the platform's host, the slug of the one that it is for; every one when left out. */
export async function createGrant(
  body: Body<'POST /grants'>,
  idempotencyKey: string,
  business?: string,
): Promise<Grant> {
  const grant = await api('POST /grants', { body, idempotencyKey, business })
  await fresh()
  return grant
}

/** Takes permissions back; answers how many were still active. */
export async function revokeGrants(ids: string[]): Promise<number> {
  const { revoked } = await api('POST /grants/revoke', { body: { ids } })
  await fresh()
  return revoked
}
