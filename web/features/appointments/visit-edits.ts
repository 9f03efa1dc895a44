import type { QueryKey } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { queryClient } from '../../app/query.ts'
import { applyMoves, type PieceChange } from '../timeline/apply-change.ts'
import type { TimelineData } from '../timeline/timeline.types.ts'
import type { Appointment, ChangeBody } from './api/appointments.ts'
import type { Step } from './undo-stack.ts'
import type { Regardless } from './visit-steps.ts'

/** What to send, and what takes it back; null: nothing does. */
export interface Plan {
  change: ChangeBody
  back: ChangeBody | null
}

/** A plan, or how to make one from the whole visit where only some of it is loaded. */
type Planned = Plan | ((visit: Appointment) => Plan)

/** One change of a visit, as of the version that was seen. */
export interface VisitEdit {
  id: string
  version: number
  plan: Planned
  /** What is said when it is done, such as "Emma Clarke moved to 10:30". */
  said: string
  /** What the Timeline shows at once, before the server has answered. */
  shown?: PieceChange
  override?: Regardless
}

/** Changes of many visits that all come about or none does. */
export interface ManyEdit {
  visits: { id: string; version: number; title: string; plan: (visit: Appointment) => Plan }[]
  said: string
  shown?: PieceChange[]
  cancelReason?: string
  override?: Regardless
}

/** A visit that was changed without `edit`, such as cancelled: its state then, and the ways back and forth. */
export interface Done {
  visit: Appointment
  back: ChangeBody
  forth: ChangeBody
  said: string
}

export interface VisitEdits {
  /** Makes the change; the visit as it is then, or null when it was refused (which has been said). */
  edit: (edit: VisitEdit) => Promise<Appointment | null>
  /** Makes all of the changes or none; false when they were refused (which has been said). */
  editMany: (edit: ManyEdit) => Promise<boolean>
  /** Books, with a question where a rule stands in the way; null when it was refused (which has been said). */
  book: (send: (regardless: Partial<Regardless>) => Promise<Appointment>) => Promise<Appointment | null>
  /** Sends a change after those that are on their way; what is undone meanwhile waits for its answer. */
  inTurn: <T>(send: () => Promise<T>) => Promise<T>
  /** Remembers what was done without `edit`, so that it can be undone. */
  remember: (done: Done) => void
  /** The same for visits that were booked together: taking it back cancels them. */
  rememberBooked: (visits: readonly Appointment[], said: string) => void
  /** The same for what isn't a change of visits. */
  rememberStep: (step: Step) => void
  /** Takes the last change back, if there is one. */
  undo: () => void
  /** Does again what was taken back last. */
  redo: () => void
  /** Whether there is something to undo and to redo. */
  state: () => Readonly<{ canUndo: boolean; canRedo: boolean }>
  subscribe: (listener: () => void) => () => void
}

export const VisitEditsContext = createContext<VisitEdits | null>(null)

/** The way to change visits: optimistic, with reasons in words, overrides, undo and redo. */
export function useVisitEdits(): VisitEdits {
  const edits = useContext(VisitEditsContext)
  if (!edits) throw new Error('VisitEditsProvider is missing')
  return edits
}

/** Shows changes in every loaded window; gives back what undoes that. */
export async function showAtOnce(changes: readonly PieceChange[]): Promise<() => void> {
  await queryClient.cancelQueries({ queryKey: ['timeline'] })
  const before: [QueryKey, TimelineData | undefined][] = queryClient.getQueriesData<TimelineData>({
    queryKey: ['timeline'],
  })
  for (const [key, data] of before) if (data) queryClient.setQueryData(key, applyMoves(data, changes))
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}
