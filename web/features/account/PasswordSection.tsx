import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import classes from './Account.module.css'
import { Section } from './Section.tsx'

/** Changes one's password; one's other sessions end. */
export function PasswordSection(props: { email: string }) {
  const { t } = useTranslation('security')
  const form = useForm({ mode: 'controlled', initialValues: { current: '', password: '' } })
  const { onSubmit, busy, failure } = useEditForm({
    form,
    send: async (body) => {
      try {
        await api('POST /me/password', { body })
      } catch (error) {
        if (isProblem(error, 'invalid-credentials')) return form.setFieldError('current', t('wrongPassword'))
        if (isProblem(error, 'weak-password')) return form.setFieldError('password', t('weakPassword'))
        throw error
      }
      form.reset()
      showDone(t('password.done'))
    },
    onSaved: () => {},
  })
  return (
    <Section title={t('password.title')} hint={t('password.hint')}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        <FormFailure failure={failure} />
        <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label={t('newPassword')}
          description={t('newPasswordHint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <div>
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t('password.submit')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
