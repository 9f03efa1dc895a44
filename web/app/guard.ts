import { redirect } from '@tanstack/react-router'
import { isPlatformRole } from '../../domain/access/roles.ts'
import { isProblem } from './api.ts'
import { meQuery, queryClient } from './query.ts'

/** Lets members of the business into the workspace; others go to sign in, to the console, or to the booking page. */
export async function requireMember(href: string): Promise<void> {
  const { user, tenant } = await requireSignIn(href)
  if (isPlatformRole(user.role)) throw redirect({ to: '/console' })
  if (tenant === null || user.role === 'CUSTOMER') throw redirect({ to: '/' })
}

/** Lets platform roles into the console; others go to sign in, or to the start. */
export async function requireOperator(href: string): Promise<void> {
  const { user } = await requireSignIn(href)
  if (!isPlatformRole(user.role)) throw redirect({ to: '/' })
}

/** Lets those who are signed in pass; others go to sign in first. */
export async function requireSignIn(href: string) {
  try {
    return await queryClient.ensureQueryData(meQuery)
  } catch (error) {
    if (isProblem(error, 'unauthenticated')) throw redirect({ to: '/sign-in', search: { next: href } })
    throw error
  }
}
