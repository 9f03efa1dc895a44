import { redirect } from '@tanstack/react-router'
import { isProblem } from './api.ts'
import { meQuery, queryClient } from './query.ts'

/** Lets members of the business into the workspace; others go to sign in, or to the booking page. */
export async function requireMember(href: string): Promise<void> {
  try {
    const me = await queryClient.ensureQueryData(meQuery)
    if (me.tenant === null || me.user.role === 'CUSTOMER') throw redirect({ to: '/' })
  } catch (error) {
    if (isProblem(error, 'unauthenticated')) throw redirect({ to: '/sign-in', search: { next: href } })
    throw error
  }
}

/** Lets those who are signed in pass; others go to sign in first. */
export async function requireSignIn(href: string): Promise<void> {
  try {
    await queryClient.ensureQueryData(meQuery)
  } catch (error) {
    if (isProblem(error, 'unauthenticated')) throw redirect({ to: '/sign-in', search: { next: href } })
    throw error
  }
}
