import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Body } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { CardPage } from '../../ui/CardPage.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { isSignUpOpen } from './is-sign-up-open.ts'
import { SignUpForm } from './SignUpForm.tsx'

/** Makes a new business; it opens once the link that is mailed to its owner is followed. */
export function SignUpPage() {
  const { t } = useTranslation('signUp')
  const keyFor = useIdempotencyKey()
  const signUp = useMutation({
    mutationFn: (body: Body<'POST /businesses'>) =>
      api('POST /businesses', { body, idempotencyKey: keyFor(body) }),
  })
  if (signUp.isSuccess)
    return (
      <CardPage title={t('mailed.title')}>
        <Notice tone="success" role="status">
          <p>{t('mailed.text', { email: signUp.variables.owner.email, name: signUp.variables.name })}</p>
        </Notice>
        <p>{t('mailed.spam')}</p>
      </CardPage>
    )
  if (!isSignUpOpen())
    return (
      <CardPage title={t('title')}>
        <Notice tone="neutral" role="status">
          <p>{t('closed')}</p>
        </Notice>
        <Link to="/">{t('toStart')}</Link>
      </CardPage>
    )
  return (
    <CardPage title={t('title')} hint={t('hint')} wide>
      <SignUpForm error={signUp.error} busy={signUp.isPending} onSubmit={signUp.mutate} />
      <Link to="/find-business">{t('haveOne')}</Link>
    </CardPage>
  )
}
