import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../workspace/Confirm.tsx'
import { formatSpan } from '../workspace/format.ts'
import { showProblem } from '../workspace/toast.tsx'
import { type Appointment, appointmentQuery, cancelAppointment } from './api/appointments.ts'
import { NotifyField } from './NotifyField.tsx'
import { isCancellable } from './status-marks.ts'
import { useVisitEdits } from './visit-edits.ts'

/** Asks before a visit is cancelled, and why; it can be undone. */
export function CancelDialog(props: { visit: Appointment; onClose: () => void }) {
  const { t } = useTranslation('appointments')
  const { visit } = props
  const edits = useVisitEdits()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const cancel = async () => {
    setBusy(true)
    try {
      const cancelled = await edits.inTurn(() => cancelAppointment(visit.id, visit.version, reason.trim()))
      const back = { status: visit.status === 'pending' ? 'pending' : 'confirmed' } as const
      edits.remember({
        visit: cancelled,
        back,
        forth: { status: 'cancelled' },
        said: t('said.cancelled', { name: visit.customer?.name ?? t('visit.walkIn') }),
      })
    } catch (error) {
      showProblem(error)
    }
    props.onClose()
  }
  return (
    <Confirm
      opened
      title={t('cancel.title')}
      action={t('cancel.action')}
      danger
      busy={busy}
      onClose={props.onClose}
      onConfirm={cancel}
    >
      <p>
        {t('cancel.text', {
          name: visit.customer?.name ?? t('visit.walkIn'),
          when: formatSpan(visit.start, visit.end, visit.timeZone),
        })}
      </p>
      <Textarea
        label={t('cancel.reason')}
        placeholder={t('form.optional')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
      />
      {visit.customer ? <NotifyField /> : null}
    </Confirm>
  )
}

/** The same for a visit of which the id is known alone; nothing where it can't be cancelled. */
export function CancelById(props: { id: string; onClose: () => void }) {
  const visit = useQuery(appointmentQuery(props.id)).data
  return visit && isCancellable(visit.status) ? <CancelDialog visit={visit} onClose={props.onClose} /> : null
}
