import '@mantine/core/styles/ActionIcon.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { homeOf } from '../../app/home-of.ts'
import { businessQuery, meQuery } from '../../app/query.ts'
import { rememberSignIn } from '../../app/sign-in-marker.ts'
import { LanguageMenu } from '../../ui/LanguageMenu.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { problemText } from '../../ui/problem-text.ts'
import classes from './SignInPage.module.css'

const route = getRouteApi('/sign-in')

type Field = 'email' | 'password' | 'code'

/** Sign-in to the business of this host, or to the platform. Members go on to the workspace. */
export function SignInPage() {
  const { t } = useTranslation()
  const { next } = route.useSearch()
  const router = useRouter()
  const client = useQueryClient()
  const business = useQuery(businessQuery)
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<Field | null>(null)
  const [codeDue, setCodeDue] = useState(false)
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string; code?: string }) =>
      api('POST /auth/sign-in', { body }),
    onSuccess: ({ user }) => {
      rememberSignIn()
      client.removeQueries({ queryKey: meQuery.queryKey })
      void client.invalidateQueries({ queryKey: ['visitor'] })
      const home = homeOf(user.role)
      // Whoever was sent here from pages of another role isn't sent back to them.
      const mayGoOn =
        next !== undefined && (!/^\/(app|console)/.test(next) || (home !== '/' && next.startsWith(home)))
      void router.navigate({ to: mayGoOn ? next : home })
    },
    onError: (error) => {
      if (isProblem(error, 'second-factor-required')) return setCodeDue(true)
      form.current?.querySelector<HTMLElement>(`input[name=${codeDue ? 'code' : 'password'}]`)?.focus()
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const email = String(data.get('email')).trim()
    const password = String(data.get('password'))
    const code = String(data.get('code') ?? '').trim()
    const empty = !email ? 'email' : !password ? 'password' : codeDue && !code ? 'code' : null
    setMissing(empty)
    if (empty) form.current?.querySelector<HTMLElement>(`input[name=${empty}]`)?.focus()
    else signIn.mutate({ email, password, ...(code ? { code } : {}) })
  }
  const onPlatform = isProblem(business.error, 'tenant-required')
  const isWrong = isProblem(signIn.error, 'invalid-input', 'invalid-credentials')
  const problem = isProblem(signIn.error, 'second-factor-required') ? null : signIn.error

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1>{t('signInPage.title')}</h1>
        <p className={classes.where}>
          {business.data
            ? t('signInPage.to', { business: business.data.name })
            : onPlatform
              ? t('signInPage.toPlatform')
              : '\u00a0'}
        </p>
        <form ref={form} noValidate onSubmit={submit}>
          <TextInput
            name="email"
            type="email"
            label={t('signInPage.email')}
            error={missing === 'email' && t('signInPage.emailMissing')}
            size="md"
            autoComplete="username"
            autoFocus
          />
          <PasswordInput
            name="password"
            label={t('signInPage.password')}
            error={missing === 'password' && t('signInPage.passwordMissing')}
            size="md"
            autoComplete="current-password"
          />
          {codeDue ? (
            <TextInput
              name="code"
              label={t('signInPage.code')}
              description={t('signInPage.codeHint')}
              error={missing === 'code' && t('signInPage.codeMissing')}
              size="md"
              autoComplete="one-time-code"
              autoFocus
            />
          ) : null}
          {problem ? (
            <Notice tone="danger" role="alert">
              <p>
                {isWrong
                  ? t(codeDue ? 'signInPage.wrongWithCode' : 'problem.invalid-credentials')
                  : problemText(t, problem)}
              </p>
            </Notice>
          ) : null}
          <Button type="submit" size="lg" loading={signIn.isPending}>
            {t('signInPage.submit')}
          </Button>
        </form>
        <div className={classes.links}>
          <Link to="/forgot-password">{t('signInPage.forgot')}</Link>
          {business.data ? <Link to="/">{t('signInPage.book')}</Link> : null}
          {onPlatform ? <Link to="/find-business">{t('signInPage.find')}</Link> : null}
        </div>
      </div>
      <LanguageMenu />
    </main>
  )
}
