import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { CardPage } from '../../ui/CardPage.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FormProblem } from './FormProblem.tsx'
import { fieldError } from './field-error.ts'
import { NewPasswordField } from './NewPasswordField.tsx'
import { UsedLink } from './UsedLink.tsx'
import { useFragment } from './use-fragment.ts'

/** Accepts an invitation: the name and the password of the new account. */
export function InvitationPage() {
  const { t } = useTranslation('security')
  const token = useFragment()
  const accept = useMutation({
    mutationFn: (own: { name: string; password: string }) =>
      api('POST /auth/invitation', { body: { token, ...own } }),
  })
  if (token === '' || isProblem(accept.error, 'invalid-token'))
    return <UsedLink title={t('invitation.title')}>{t('invitation.used')}</UsedLink>
  return (
    <CardPage title={t('invitation.title')} hint={accept.isSuccess ? null : t('invitation.hint')}>
      {accept.isSuccess ? (
        <>
          <Notice tone="success" role="status">
            <p>{t('invitation.done', { email: accept.data.user.email })}</p>
          </Notice>
          <Link to="/sign-in">{t('toSignIn')}</Link>
        </>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const data = new FormData(event.currentTarget)
            accept.mutate({ name: String(data.get('name')).trim(), password: String(data.get('password')) })
          }}
        >
          <TextInput
            name="name"
            label={t('yourName')}
            size="md"
            autoComplete="name"
            maxLength={120}
            autoFocus
            error={fieldError(accept.error, 'name')}
          />
          <NewPasswordField error={accept.error} />
          <FormProblem
            error={isProblem(accept.error, 'weak-password') ? null : accept.error}
            fields={['name', 'password']}
          />
          <Button type="submit" size="lg" loading={accept.isPending}>
            {t('invitation.submit')}
          </Button>
        </form>
      )}
    </CardPage>
  )
}
