import '@mantine/core/styles/ActionIcon.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { fieldError } from './field-error.ts'

/** The field for a new password; what is easy to guess is refused by the server, and said here. */
export function NewPasswordField(props: { error: unknown; label?: string; path?: string }) {
  const { t } = useTranslation('security')
  const { error, label = t('newPassword'), path = 'password' } = props
  return (
    <PasswordInput
      name="password"
      label={label}
      description={t('newPasswordHint')}
      size="md"
      autoComplete="new-password"
      required
      withAsterisk={false}
      error={isProblem(error, 'weak-password') ? t('weakPassword') : fieldError(error, path)}
    />
  )
}
