import { minutesBetween } from '../../app/temporal.ts'
import type { Appointment, Status } from './api/appointments.ts'
import type { Plan } from './visit-edits.ts'

export type Mark = 'confirmed' | 'in_progress' | 'completed' | 'no_show'

/** What a visit may be marked as from each status, the likeliest first; each can be undone exactly. */
export const MARKS: Record<Status, readonly Mark[]> = {
  held: [],
  pending: ['confirmed', 'no_show'],
  confirmed: ['in_progress', 'no_show'],
  in_progress: ['completed', 'no_show'],
  completed: ['in_progress'],
  cancelled: ['confirmed'],
  no_show: ['confirmed'],
}

/** Visits that are still to come or going on, and can be moved. */
export const isOpen = (status: string): boolean =>
  status === 'pending' || status === 'confirmed' || status === 'in_progress'

export const isCancellable = (status: string): boolean => status === 'pending' || status === 'confirmed'

/** A mark and what takes it back. Completing frees what is left of the time, so undoing that asks for it again. */
export function planOf(visit: Appointment, status: Mark): Plan {
  if (visit.status === 'held') return { change: { status }, back: null }
  const back = { status: visit.status }
  const length = { durationMinutes: minutesBetween(visit.start, visit.end) }
  return { change: { status }, back: status === 'completed' ? { ...back, ...length } : back }
}
