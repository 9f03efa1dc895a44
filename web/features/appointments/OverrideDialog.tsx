import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './OverrideDialog.module.css'

/** A rule stands in the way of a change: says which, and offers to do it regardless, with a reason. */
export function OverrideDialog(props: {
  why: ReactNode
  mayOverride: boolean
  /** What is said where one may not. */
  hint: string
  onOverride: (reason: string) => Promise<void>
  onClose: () => void
}) {
  const { t } = useTranslation('appointments')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setMissing(true)
    setBusy(true)
    await props.onOverride(reason.trim())
    setBusy(false)
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('override.title')}
      withCloseButton={false}
      size={460}
      classNames={{ title: classes.title }}
    >
      <form onSubmit={submit} className={classes.form} noValidate>
        {props.why}
        {props.mayOverride ? (
          <Textarea
            label={t('override.reason')}
            description={t('override.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={missing && reason.trim() === '' ? t('override.reasonMissing') : undefined}
            maxLength={500}
            autosize
            minRows={2}
            required
            data-autofocus
          />
        ) : (
          <p className={classes.hint}>{props.hint}</p>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {t('override.leave')}
          </Button>
          {props.mayOverride ? (
            <Button type="submit" loading={busy}>
              {t('override.action')}
            </Button>
          ) : null}
        </div>
      </form>
    </Modal>
  )
}
