import { useSuspenseQuery } from '@tanstack/react-query'
import type { Answer } from '../../../contract/index.ts'
import type { Action } from '../../../domain/access/index.ts'
import { FORBIDDEN_WHILE_MASQUERADING } from '../../../domain/access/masquerade.ts'
import { meQuery } from '../../app/query.ts'

export type Me = Answer<'GET /me'>
export type Business = NonNullable<Me['tenant']>

/** Who is signed in. The workspace's routes have asked already, so it is there. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** The business of the workspace. Throws on the platform's own host, where there is no workspace. */
export function useTenant(): Business {
  const { tenant } = useMe()
  if (!tenant) throw new Error('The workspace needs a business')
  return tenant
}

/** Asks whether one may do something, at least somewhere; the server decides about the single thing. */
export function useCan(): (action: Action) => boolean {
  const { permissions, masquerade } = useMe()
  return (action) => permissions.includes(action) && !(masquerade && FORBIDDEN_WHILE_MASQUERADING.has(action))
}
