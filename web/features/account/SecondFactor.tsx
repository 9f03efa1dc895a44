import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { queryClient } from '../../app/query.ts'
import { Status } from '../../ui/Status.tsx'
import { showDone } from '../workspace/toast.tsx'
import classes from './Account.module.css'
import { secondFactorQuery } from './api/account.ts'
import { FirstCode } from './FirstCode.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

type Step =
  | { name: 'idle' }
  | { name: 'begin' }
  | { name: 'confirm'; secret: string; uri: string }
  | { name: 'codes'; codes: string[] }
  | { name: 'end' }

/** Walks through beginning a second factor: password, first code, recovery codes; or ends it. */
export function SecondFactor(props: {
  state: Answer<'GET /me/second-factor'>
  /** Called when it is on and its recovery codes are put away. */
  onReady?: () => void
}) {
  const { t } = useTranslation('security')
  const { enabled, required, recoveryCodesLeft } = props.state
  const [step, setStep] = useState<Step>({ name: 'idle' })
  const idle = () => setStep({ name: 'idle' })
  const fresh = () => queryClient.invalidateQueries({ queryKey: secondFactorQuery.queryKey })

  if (step.name === 'begin')
    return (
      <PasswordForm
        action={t('factor.next')}
        send={(password) => api('POST /me/second-factor', { body: { password } })}
        onDone={(begun) => setStep({ name: 'confirm', ...begun })}
        onCancel={idle}
      />
    )
  if (step.name === 'confirm')
    return (
      <FirstCode
        secret={step.secret}
        uri={step.uri}
        onDone={(codes) => setStep({ name: 'codes', codes })}
        onCancel={idle}
      />
    )
  if (step.name === 'codes')
    return (
      <RecoveryCodes
        codes={step.codes}
        onDone={() => {
          idle()
          void fresh()
          props.onReady?.()
        }}
      />
    )
  if (step.name === 'end')
    return (
      <PasswordForm
        action={t('factor.end')}
        danger
        send={(password) => api('DELETE /me/second-factor', { body: { password } })}
        onDone={() => {
          idle()
          showDone(t('factor.ended'))
          void fresh()
        }}
        onCancel={idle}
      />
    )
  return (
    <>
      <div>
        <Status tone={enabled ? 'good' : required ? 'bad' : 'quiet'}>
          {t(enabled ? 'factor.on' : 'factor.off')}
        </Status>
      </div>
      {enabled ? <p>{t('factor.left', { count: recoveryCodesLeft })}</p> : null}
      {required ? <p>{t('factor.required')}</p> : null}
      <div className={classes.actions}>
        <Button variant={enabled ? 'default' : 'filled'} onClick={() => setStep({ name: 'begin' })}>
          {t(enabled ? 'factor.again' : 'factor.begin')}
        </Button>
        {enabled && !required ? (
          <Button variant="subtle" color="red" onClick={() => setStep({ name: 'end' })}>
            {t('factor.end')}
          </Button>
        ) : null}
      </div>
    </>
  )
}
