import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { CardPage } from '../../ui/CardPage.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FormProblem } from '../mailed-links/FormProblem.tsx'
import { fieldError } from '../mailed-links/field-error.ts'

/** Mails the addresses at which one signs in. The answer is the same whether or not there are any. */
export function FindBusinessPage() {
  const { t } = useTranslation('signUp')
  const find = useMutation({
    mutationFn: (email: string) => api('POST /businesses/find', { body: { email } }),
  })
  return (
    <CardPage title={t('find.title')} hint={find.isSuccess ? null : t('find.hint')}>
      {find.isSuccess ? (
        <Notice tone="success" role="status">
          <p>{t('find.done', { email: find.variables })}</p>
        </Notice>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            find.mutate(String(new FormData(event.currentTarget).get('email')).trim())
          }}
        >
          <TextInput
            name="email"
            type="email"
            label={t('email')}
            size="md"
            autoComplete="email"
            autoFocus
            error={fieldError(find.error, 'email')}
          />
          <FormProblem error={find.error} fields={['email']} />
          <Button type="submit" size="lg" loading={find.isPending}>
            {t('find.submit')}
          </Button>
        </form>
      )}
      <Link to="/">{t('toStart')}</Link>
    </CardPage>
  )
}
