import { toInstant, visitAfter } from './apply-change.ts'
import { toEpoch } from './instant.ts'
import type { MoveChange, TimelineData, TimelineItem } from './timeline.types.ts'

/** From which row to which, and by how many milliseconds. */
interface Shift {
  from: string
  to: string
  byMs: number
}

/** A piece on the row that was taken goes to the other one; one elsewhere keeps its row. */
export function moveOf(data: TimelineData, item: TimelineItem, shift: Shift, warning?: string): MoveChange {
  const start = toInstant(toEpoch(item.start) + shift.byMs)
  const end = toInstant(toEpoch(item.end) + shift.byMs)
  const toResourceId = item.resourceId === shift.from ? shift.to : item.resourceId
  const visit = visitAfter(data, { item, start, end, toResourceId })
  const { appointmentId, resourceId: fromResourceId } = item
  return { item, appointmentId, start, end, fromResourceId, toResourceId, visit, warning }
}

/** The same for several visits by their pieces, one change for each: of its piece on that row where it has one. */
export const movesOf = (
  data: TimelineData,
  visits: readonly (readonly TimelineItem[])[],
  shift: Shift,
  warning?: string,
): MoveChange[] =>
  visits.flatMap((pieces) => {
    const piece = pieces.find((one) => one.resourceId === shift.from) ?? pieces[0]
    return piece ? [moveOf(data, piece, shift, warning)] : []
  })
