import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { forgetSignIn } from '../../app/sign-in-marker.ts'

/** Ends the session, here and on the server, and forgets all that was read under it. */
export function useSignOut(then?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api('POST /auth/sign-out'),
    onSuccess: () => {
      forgetSignIn()
      then?.()
      void client.resetQueries()
    },
  })
}
