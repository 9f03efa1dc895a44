import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './Account.module.css'

/** Asks for one's password once more before something that matters. */
export function PasswordForm<T>(props: {
  action: string
  danger?: boolean
  send: (password: string) => Promise<T>
  onDone: (answer: T) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('security')
  const [password, setPassword] = useState('')
  const sending = useMutation({ mutationFn: props.send, onSuccess: props.onDone })
  const wrong = isProblem(sending.error, 'invalid-credentials', 'invalid-input')
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        sending.mutate(password)
      }}
    >
      <PasswordInput
        label={t('yourPassword')}
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={wrong && t('wrongPassword')}
      />
      {sending.error && !wrong ? <ProblemNotice error={sending.error} /> : null}
      <div className={classes.actions}>
        <Button type="submit" color={props.danger ? 'red' : undefined} loading={sending.isPending}>
          {props.action}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
