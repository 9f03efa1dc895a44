import { useContext } from 'react'
import { showDone, showProblem } from '../workspace/toast.tsx'
import type { Step } from './undo-stack.ts'
import { VisitEditsContext } from './visit-edits.ts'

/** Remembers a step among the others of the page; where nothing is remembered, it can be undone from what is said. */
export function useRemember(): (step: Step) => void {
  const edits = useContext(VisitEditsContext)
  return edits?.rememberStep ?? ((step) => showDone(step.said, () => void step.undo().catch(showProblem)))
}
