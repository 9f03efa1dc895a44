import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import classes from './Account.module.css'
import { Section } from './Section.tsx'

/** Changes one's address: it counts once the link that is mailed there is opened. */
export function EmailSection(props: { email: string }) {
  const { t } = useTranslation('security')
  const [asked, setAsked] = useState('')
  const form = useForm({ mode: 'controlled', initialValues: { email: '', password: '' } })
  const { onSubmit, busy, failure } = useEditForm({
    form,
    send: async (body) => {
      try {
        await api('POST /me/email', { body })
      } catch (error) {
        if (isProblem(error, 'invalid-credentials')) return form.setFieldError('password', t('wrongPassword'))
        throw error
      }
      setAsked(body.email)
      form.reset()
    },
    onSaved: () => {},
  })
  return (
    <Section title={t('address.title')} hint={t('address.hint', { email: props.email })}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        <FormFailure failure={failure} />
        {asked ? (
          <Notice tone="success" role="status">
            <p>{t('address.done', { email: asked })}</p>
          </Notice>
        ) : null}
        <TextInput
          type="email"
          label={t('address.new')}
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('yourPassword')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <div>
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t('address.submit')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
