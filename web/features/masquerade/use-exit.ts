import { useMutation } from '@tanstack/react-query'
import { api, isProblem } from '../../app/api.ts'
import { homeOf } from '../../app/home-of.ts'
import { forgetSignIn } from '../../app/sign-in-marker.ts'
import { homeAddress } from './way-back.ts'

/** Ends acting as somebody else, and goes to where the real user is still signed in. */
export function useExit() {
  return useMutation({
    mutationFn: () => api('DELETE /masquerade'),
    onSuccess: ({ url, user }) => {
      const home = user.tenantId ? new URL(url) : homeAddress(url)
      // Who acted on their own host has got their own session back.
      if (home.origin !== location.origin) forgetSignIn()
      location.replace(new URL(homeOf(user.role), home))
    },
    onError: (error) => {
      // It has ended already, in another tab or by its time.
      if (isProblem(error, 'wrong-status', 'unauthenticated')) location.reload()
    },
  })
}
