import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { CardPage } from '../../ui/CardPage.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FormProblem } from './FormProblem.tsx'
import { UsedLink } from './UsedLink.tsx'
import { useFragment } from './use-fragment.ts'

/**
 * Confirms a new email address with the token of a mailed link. By a button: programs that only look at links in
 * mails don't use it up.
 */
export function ConfirmEmailPage() {
  const { t } = useTranslation('security')
  const token = useFragment()
  const client = useQueryClient()
  const confirm = useMutation({
    mutationFn: () => api('POST /auth/email/confirm', { body: { token } }),
    onSuccess: () => client.invalidateQueries(),
  })
  if (token === '' || isProblem(confirm.error, 'invalid-token'))
    return <UsedLink title={t('confirmEmail.title')}>{t('confirmEmail.used')}</UsedLink>
  return (
    <CardPage title={t('confirmEmail.title')} hint={confirm.isSuccess ? null : t('confirmEmail.hint')}>
      {confirm.isSuccess ? (
        <>
          <Notice tone="success" role="status">
            <p>{t('confirmEmail.done', { email: confirm.data.user.email })}</p>
          </Notice>
          <Link to="/sign-in">{t('toSignIn')}</Link>
        </>
      ) : (
        <>
          <FormProblem error={confirm.error} fields={[]} />
          <Button size="lg" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('confirmEmail.submit')}
          </Button>
        </>
      )}
    </CardPage>
  )
}
