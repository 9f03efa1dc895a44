import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment } from './api/appointments.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { isCancellable, isOpen, MARKS, type Mark, planOf } from './status-marks.ts'
import { useVisitEdits } from './visit-edits.ts'

/** What one can do about a visit: mark it, move it, cancel it. The likeliest comes first. */
export function VisitActions(props: { visit: Appointment; onMove: () => void }) {
  const { t } = useTranslation('appointments')
  const { visit } = props
  const edits = useVisitEdits()
  const [cancelling, setCancelling] = useState(false)
  const [busy, setBusy] = useState<Mark | null>(null)
  const mark = async (status: Mark) => {
    setBusy(status)
    await edits.edit({
      id: visit.id,
      version: visit.version,
      plan: planOf(visit, status),
      said: t(`said.${status}`, { name: visit.customer?.name ?? t('visit.walkIn') }),
    })
    setBusy(null)
  }
  const arrived = visit.arrivedAt != null
  const arrive = () =>
    edits.edit({
      id: visit.id,
      version: visit.version,
      plan: { change: { arrived: !arrived }, back: { arrived } },
      said: t(arrived ? 'said.notArrived' : 'said.arrived', {
        name: visit.customer?.name ?? t('visit.walkIn'),
      }),
    })
  return (
    <>
      {visit.status === 'pending' || visit.status === 'confirmed' ? (
        <Button size="sm" px="sm" variant={arrived ? 'subtle' : 'default'} onClick={arrive}>
          {t(arrived ? 'mark.notArrived' : 'mark.arrived')}
        </Button>
      ) : null}
      {MARKS[visit.status].map((status, index) => (
        <Button
          key={status}
          size="sm"
          px="sm"
          variant={index === 0 ? 'filled' : 'default'}
          loading={busy === status}
          onClick={() => mark(status)}
        >
          {t(`mark.${words(visit.status, status)}`)}
        </Button>
      ))}
      {isOpen(visit.status) ? (
        <Button size="sm" px="sm" variant="default" onClick={props.onMove}>
          {t('mark.move')}
        </Button>
      ) : null}
      {isCancellable(visit.status) ? (
        <Button size="sm" px="sm" variant="subtle" color="red" onClick={() => setCancelling(true)} ms="auto">
          {t('mark.cancel')}
        </Button>
      ) : null}
      {cancelling ? <CancelDialog visit={visit} onClose={() => setCancelling(false)} /> : null}
    </>
  )
}

const words = (from: Appointment['status'], to: Mark) =>
  from === 'cancelled' || from === 'no_show' ? 'restore' : from === 'completed' ? 'reopen' : to
