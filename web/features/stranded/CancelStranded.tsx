import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { cancelAppointment } from '../appointments/api/appointments.ts'
import classes from './Stranded.module.css'
import type { StrandedVisit } from './stranded-list.ts'

/** Cancels a stranded visit, with the reason that is kept with it. */
export function CancelStranded(props: { visit: StrandedVisit; onDone: () => Promise<void> }) {
  const { t } = useTranslation('stranded')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const cancel = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await cancelAppointment(props.visit.appointmentId, props.visit.version, reason.trim())
      await props.onDone()
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <div className={classes.doing}>
      {failure ? <ProblemNotice error={failure} /> : null}
      <Textarea
        label={t('reason')}
        placeholder={t('reasonExample')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
      />
      <Button size="sm" color="red" loading={busy} onClick={cancel}>
        {t('cancelThis')}
      </Button>
    </div>
  )
}
