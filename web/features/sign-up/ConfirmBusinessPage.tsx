import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { CardPage } from '../../ui/CardPage.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FormProblem } from '../mailed-links/FormProblem.tsx'
import { useFragment } from '../mailed-links/use-fragment.ts'

/** Opens a business with the token of a mailed link. By a button: programs that only look at links don't use it up. */
export function ConfirmBusinessPage() {
  const { t } = useTranslation('signUp')
  const token = useFragment()
  const confirm = useMutation({
    mutationFn: () => api('POST /businesses/confirm', { body: { token } }),
  })
  if (token === '' || isProblem(confirm.error, 'invalid-token'))
    return (
      <CardPage title={t('confirm.title')}>
        <Notice tone="danger" role="alert">
          <p>{t('confirm.used')}</p>
        </Notice>
        <Link to="/sign-up">{t('confirm.again')}</Link>
      </CardPage>
    )
  if (confirm.isSuccess)
    return (
      <CardPage title={t('confirm.open')}>
        <Notice tone="success" role="status">
          <p>{t('confirm.done', { address: new URL(confirm.data.url).host })}</p>
        </Notice>
        <Button component="a" href={`${confirm.data.url}/sign-in?next=/app/setup`} size="lg">
          {t('confirm.signIn')}
        </Button>
      </CardPage>
    )
  return (
    <CardPage title={t('confirm.title')} hint={t('confirm.hint')}>
      <FormProblem error={confirm.error} fields={[]} />
      <Button size="lg" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('confirm.submit')}
      </Button>
    </CardPage>
  )
}
