import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { CardPage } from '../../ui/CardPage.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FormProblem } from './FormProblem.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { UsedLink } from './UsedLink.tsx'
import { useFragment } from './use-fragment.ts'

/** Sets a new password with the token of a mailed link. */
export function ResetPasswordPage() {
  const { t } = useTranslation('security')
  const token = useFragment()
  const reset = useMutation({
    mutationFn: (password: string) => api('POST /auth/password/reset', { body: { token, password } }),
  })
  if (token === '' || isProblem(reset.error, 'invalid-token'))
    return <UsedLink title={t('reset.title')}>{t('reset.used')}</UsedLink>
  return (
    <CardPage title={t('reset.title')} hint={reset.isSuccess ? null : t('reset.hint')}>
      {reset.isSuccess ? (
        <>
          <Notice tone="success" role="status">
            <p>{t('reset.done')}</p>
          </Notice>
          <Link to="/sign-in">{t('toSignIn')}</Link>
        </>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            reset.mutate(String(new FormData(event.currentTarget).get('password')))
          }}
        >
          <NewPasswordField error={reset.error} />
          <FormProblem
            error={isProblem(reset.error, 'weak-password') ? null : reset.error}
            fields={['password']}
          />
          <Button type="submit" size="lg" loading={reset.isPending}>
            {t('reset.submit')}
          </Button>
        </form>
      )}
    </CardPage>
  )
}
