import { useTranslation } from 'react-i18next'
import { minutesBetween } from '../../app/temporal.ts'
import type { Appointment, ChangeBody } from '../appointments/api/appointments.ts'
import { useVisitEdits } from '../appointments/visit-edits.ts'

/** One tap at the desk. */
export type DeskMark = 'arrived' | 'notArrived' | 'start' | 'done' | 'noShow' | 'reopen' | 'restore'

const CHANGES: Record<DeskMark, ChangeBody> = {
  arrived: { arrived: true },
  notArrived: { arrived: false },
  start: { status: 'in_progress' },
  done: { status: 'completed' },
  noShow: { status: 'no_show' },
  reopen: { status: 'in_progress' },
  restore: { status: 'confirmed' },
}

/** What takes a mark back. Done frees what was left of the time, so undoing that asks for it again. */
export function backOf(visit: Appointment, mark: DeskMark): ChangeBody {
  if (mark === 'arrived' || mark === 'notArrived') return { arrived: mark === 'notArrived' }
  const status = visit.status === 'held' ? 'confirmed' : visit.status
  return mark === 'done' ? { status, durationMinutes: minutesBetween(visit.start, visit.end) } : { status }
}

/** Marks a visit with one tap; each can be undone. */
export function useDeskMarks(): (visit: Appointment, mark: DeskMark) => Promise<Appointment | null> {
  const { t } = useTranslation('desk')
  const edits = useVisitEdits()
  return (visit, mark) =>
    edits.edit({
      id: visit.id,
      version: visit.version,
      plan: { change: CHANGES[mark], back: backOf(visit, mark) },
      said: t(`said.${mark}`, { name: visit.customer?.name }),
    })
}
