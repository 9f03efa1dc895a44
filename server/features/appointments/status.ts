import type { Status } from '../../database/tenant-tables.ts'

/** From which status to which one may go by marking. A hold becomes a booking by booking it, not by marking. */
const NEXT: Record<Status, readonly Status[]> = {
  held: [],
  pending: ['confirmed', 'in_progress', 'completed', 'cancelled', 'no_show'],
  confirmed: ['pending', 'in_progress', 'completed', 'cancelled', 'no_show'],
  in_progress: ['confirmed', 'completed', 'cancelled', 'no_show'],
  // undone: a mark that was a slip
  completed: ['confirmed', 'in_progress'],
  cancelled: ['pending', 'confirmed'],
  no_show: ['pending', 'confirmed', 'in_progress', 'completed'],
}

/** True when a visit may be marked so. To the same status is no change, and fine. */
export const mayBecome = (from: Status, to: Status): boolean => from === to || NEXT[from].includes(to)

/** Still to come, or going on. */
export const isOpen = (status: Status): boolean =>
  status === 'pending' || status === 'confirmed' || status === 'in_progress'

/** Whether a visit with this status occupies its resources. */
export const occupies = (status: Status): boolean => status !== 'cancelled' && status !== 'no_show'
