import { useTranslation } from 'react-i18next'
import type { Appointment } from '../appointments/api/appointments.ts'
import { type Mark, planOf } from '../appointments/status-marks.ts'
import { type Plan, useVisitEdits } from '../appointments/visit-edits.ts'

/** One tap at the desk. */
export type DeskMark = 'arrived' | 'notArrived' | 'start' | 'done' | 'noShow' | 'reopen' | 'restore'

const STATUS: Record<Exclude<DeskMark, 'arrived' | 'notArrived'>, Mark> = {
  start: 'in_progress',
  done: 'completed',
  noShow: 'no_show',
  reopen: 'in_progress',
  restore: 'confirmed',
}

const planFor = (visit: Appointment, mark: DeskMark): Plan =>
  mark === 'arrived' || mark === 'notArrived'
    ? { change: { arrived: mark === 'arrived' }, back: { arrived: mark === 'notArrived' } }
    : planOf(visit, STATUS[mark])

/** Marks a visit with one tap; each can be undone. */
export function useDeskMarks(): (visit: Appointment, mark: DeskMark) => Promise<Appointment | null> {
  const { t } = useTranslation('desk')
  const edits = useVisitEdits()
  return (visit, mark) =>
    edits.edit({
      id: visit.id,
      version: visit.version,
      plan: planFor(visit, mark),
      said: t(`said.${mark}`, { name: visit.customer?.name ?? t('walkIn.nameless') }),
    })
}
