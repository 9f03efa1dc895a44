import type { QueryKey } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { queryClient } from '../../app/query.ts'
import { applyMove, type PieceChange } from '../timeline/apply-change.ts'
import type { TimelineData } from '../timeline/timeline.types.ts'
import type { Appointment, ChangeBody } from './api/appointments.ts'
import type { OverrideCode } from './reasons.ts'
import type { Done } from './undo-stack.ts'

/** What to send, and what takes it back; null: nothing does. */
export interface Plan {
  change: ChangeBody
  back: ChangeBody | null
}

/** One change of a visit, as of the version that was seen. */
export interface VisitEdit {
  id: string
  version: number
  /** A plan, or how to make one from the whole visit where only some of it is loaded. */
  plan: Plan | ((visit: Appointment) => Plan)
  /** What is said when it is done, such as "Emma Clarke moved to 10:30". */
  said: string
  /** What the Timeline shows at once, before the server has answered. */
  shown?: PieceChange
  override?: { override: OverrideCode[]; overrideReason: string }
}

export interface VisitEdits {
  /** Makes the change; the visit as it is then, or null when it was refused (which has been said). */
  edit: (edit: VisitEdit) => Promise<Appointment | null>
  /** Remembers what was done without `edit`, such as a cancellation, so that it can be undone. */
  remember: (done: Done) => void
  /** Takes the last change back, if there is one. */
  undo: () => void
}

export const VisitEditsContext = createContext<VisitEdits | null>(null)

/** The way to change visits: optimistic, with reasons in words, overrides and undo. */
export function useVisitEdits(): VisitEdits {
  const edits = useContext(VisitEditsContext)
  if (!edits) throw new Error('VisitEditsProvider is missing')
  return edits
}

/** Shows a change in every loaded window; gives back what undoes that. */
export async function showAtOnce(change: PieceChange): Promise<() => void> {
  await queryClient.cancelQueries({ queryKey: ['timeline'] })
  const before: [QueryKey, TimelineData | undefined][] = queryClient.getQueriesData<TimelineData>({
    queryKey: ['timeline'],
  })
  for (const [key, data] of before) if (data) queryClient.setQueryData(key, applyMove(data, change))
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}
