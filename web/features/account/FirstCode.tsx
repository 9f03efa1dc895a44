import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './Account.module.css'
import { QrCode } from './QrCode.tsx'

/** The secret for an authenticator, as a picture and in letters, and the first code from it. */
export function FirstCode(props: {
  secret: string
  uri: string
  onDone: (recoveryCodes: string[]) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('security')
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () => api('POST /me/second-factor/confirm', { body: { code: code.replace(/\s/g, '') } }),
    onSuccess: ({ recoveryCodes }) => props.onDone(recoveryCodes),
  })
  const wrong = isProblem(confirm.error, 'invalid-token', 'invalid-input')
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <p>{t('factor.scan')}</p>
      <div className={classes.setUp}>
        <QrCode text={props.uri} label={t('factor.picture')} />
        <div className={classes.form}>
          <p>{t('factor.typed')}</p>
          <code className={classes.secret}>{props.secret.match(/.{1,4}/g)?.join(' ')}</code>
          <a href={props.uri}>{t('factor.open')}</a>
        </div>
      </div>
      <TextInput
        label={t('factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={wrong && t('factor.wrongCode')}
      />
      {confirm.error && !wrong ? <ProblemNotice error={confirm.error} /> : null}
      <div className={classes.actions}>
        <Button type="submit" loading={confirm.isPending}>
          {t('factor.switchOn')}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
