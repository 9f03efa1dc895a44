import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { homeOf } from '../../app/home-of.ts'
import { rememberSignIn } from '../../app/sign-in-marker.ts'
import { LoadingPage } from '../../ui/LoadingPage.tsx'
import classes from '../../ui/page.module.css'
import { problemText } from '../../ui/problem-text.ts'
import { rememberWhereFrom } from './way-back.ts'

/** Takes over a session that was begun on another host: the code stands in the fragment, and is good once. */
export function MasqueradePage() {
  const { t } = useTranslation('masquerade')
  const navigate = useNavigate()
  const client = useQueryClient()
  const begun = useRef(false)
  const handOver = useMutation({
    mutationFn: (code: string) => api('POST /auth/handoff', { body: { code } }),
    onSuccess: async ({ user }) => {
      rememberSignIn()
      await client.resetQueries()
      void navigate({ to: homeOf(user.role), replace: true })
    },
  })
  const { mutate } = handOver
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const code = location.hash.slice(1)
    rememberWhereFrom(location.search)
    history.replaceState(history.state, '', location.pathname)
    mutate(code)
  }, [mutate])
  if (!handOver.isError) return <LoadingPage />
  const usedUp = isProblem(handOver.error, 'invalid-token', 'invalid-input')
  return (
    <main className={classes.center}>
      <h1 className={classes.title}>{t('handoff.failed')}</h1>
      <p className={classes.detail} role="alert">
        {usedUp ? t('handoff.usedUp') : problemText(t, handOver.error)}
      </p>
      <Button component="a" href="/" size="md" variant="default">
        {t('handoff.home')}
      </Button>
    </main>
  )
}
