import { queryOptions } from '@tanstack/react-query'
import type { Answer } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'

export type OwnSession = Answer<'GET /me/sessions'>['items'][number]

export const secondFactorQuery = queryOptions({
  queryKey: ['account', 'second-factor'],
  queryFn: ({ signal }) => api('GET /me/second-factor', { signal }),
})

export const SESSIONS_KEY = ['account', 'sessions']

/** Ends one of one's sessions at once. */
export async function endSession(id: string): Promise<void> {
  await api('DELETE /me/sessions/:id', { params: { id } })
  await queryClient.invalidateQueries({ queryKey: SESSIONS_KEY })
}
