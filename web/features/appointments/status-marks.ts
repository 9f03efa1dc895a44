import type { Status } from './api/appointments.ts'

export type Mark = 'confirmed' | 'in_progress' | 'completed' | 'no_show'

/** What a visit may be marked as from each status, the likeliest first; each can be undone exactly. */
export const MARKS: Record<Status, readonly Mark[]> = {
  held: [],
  pending: ['confirmed', 'no_show'],
  confirmed: ['in_progress', 'completed', 'no_show'],
  in_progress: ['completed', 'no_show'],
  completed: [],
  cancelled: ['confirmed'],
  no_show: ['confirmed'],
}

/** Visits that are still to come or going on, and can be moved. */
export const isOpen = (status: string): boolean =>
  status === 'pending' || status === 'confirmed' || status === 'in_progress'

export const isCancellable = (status: string): boolean => status === 'pending' || status === 'confirmed'
