import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { CardPage } from '../../ui/CardPage.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FormProblem } from './FormProblem.tsx'
import { fieldError } from './field-error.ts'

/** Asks for a link to set a new password. The answer is the same whether or not there is such an account. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('security')
  const ask = useMutation({
    mutationFn: (email: string) => api('POST /auth/password/forgot', { body: { email } }),
  })
  return (
    <CardPage title={t('forgot.title')} hint={ask.isSuccess ? null : t('forgot.hint')}>
      {ask.isSuccess ? (
        <Notice tone="success" role="status">
          <p>{t('forgot.done', { email: ask.variables })}</p>
        </Notice>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate(String(new FormData(event.currentTarget).get('email')).trim())
          }}
        >
          <TextInput
            name="email"
            type="email"
            label={t('email')}
            size="md"
            autoComplete="username"
            autoFocus
            error={fieldError(ask.error, 'email')}
          />
          <FormProblem error={ask.error} fields={['email']} />
          <Button type="submit" size="lg" loading={ask.isPending}>
            {t('forgot.submit')}
          </Button>
        </form>
      )}
      <Link to="/sign-in">{t('toSignIn')}</Link>
    </CardPage>
  )
}
