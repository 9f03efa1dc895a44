import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { everyPage } from '../../workspace/every-page.ts'

export type Member = Answer<'POST /members'>
export type MemberRole = Body<'POST /members'>['role']

/** Everybody who works in the business. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => everyPage((page) => api('GET /members', { query: page, signal })),
})

const fresh = () => queryClient.invalidateQueries({ queryKey: membersQuery.queryKey })

export async function inviteMember(body: Body<'POST /members'>, idempotencyKey: string): Promise<Member> {
  const member = await api('POST /members', { body, idempotencyKey })
  await fresh()
  return member
}

export async function changeMember(id: string, body: Body<'PATCH /members/:id'>): Promise<Member> {
  const member = await api('PATCH /members/:id', { params: { id }, body })
  await fresh()
  return member
}

/** Mails an invitation once more. */
export const inviteAgain = (id: string) => api('POST /members/:id/invitation', { params: { id } })

/** Shuts a member out at once. */
export async function removeMember(id: string): Promise<void> {
  await api('DELETE /members/:id', { params: { id } })
  await fresh()
}
