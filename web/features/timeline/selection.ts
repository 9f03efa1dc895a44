import type { Board } from './cursor.ts'
import { visitItems } from './place-items.ts'
import { toMs } from './time-scale.ts'
import type { TimelineItem } from './timeline.types.ts'

/** The visits that are chosen, by their appointments' ids. */
export type Selection = ReadonlySet<string>

export const NONE: Selection = new Set()

/** What may be chosen: visits, not holds, blocks or what was taken off. */
export const isChoosable = (item: TimelineItem): item is TimelineItem & { appointmentId: string } =>
  item.kind === 'appointment' && item.appointmentId !== undefined && item.status !== 'held'

/** One more, or one less. */
export function toggled(selection: Selection, item: TimelineItem): Selection {
  if (!isChoosable(item)) return selection
  const next = new Set(selection)
  if (!next.delete(item.appointmentId)) next.add(item.appointmentId)
  return next
}

/** Part of the board: layout rows, both included, and epoch milliseconds. */
export interface Stretch {
  firstRow: number
  lastRow: number
  fromMs: number
  toMs: number
}

/** The visits with a piece in a part of the board. */
export function visitsIn({ placed, layout }: Board, stretch: Stretch): Selection {
  const found = new Set<string>()
  for (let row = stretch.firstRow; row <= stretch.lastRow; row += 1) {
    const at = layout.rows[row]
    if (at?.type !== 'resource') continue
    visitItems(placed, at.index, stretch.fromMs, stretch.toMs, (index) => {
      const item = placed.items[index]
      if (item && isChoosable(item)) found.add(item.appointmentId)
    })
  }
  return found
}

/** All from one piece to another: the rows between them, and the time from the earlier start to the later end. */
export function visitsBetween(board: Board, one: TimelineItem, other: TimelineItem): Selection {
  const rows = [one, other].map(
    (item) => board.layout.rowOf[board.placed.resourceIndex.get(item.resourceId) ?? -1] ?? 0,
  )
  const [a, b] = [one, other].map((item) => ({ from: Date.parse(item.start), to: Date.parse(item.end) }))
  return visitsIn(board, {
    firstRow: Math.min(...rows),
    lastRow: Math.max(...rows),
    fromMs: Math.min(a?.from ?? 0, b?.from ?? 0),
    toMs: Math.max(a?.to ?? 0, b?.to ?? 0),
  })
}

/** A rectangle in CSS pixels from the start of the days and the top of the rows, as a part of the board. */
export function stretchOf(
  { layout, scale }: Board,
  box: { x0: number; x1: number; y0: number; y1: number },
): Stretch {
  const rowFrom = (y: number) => {
    const found = layout.tops.findIndex((top) => top > y)
    return Math.max(0, (found < 0 ? layout.rows.length : found) - 1)
  }
  return {
    firstRow: rowFrom(Math.min(box.y0, box.y1)),
    lastRow: rowFrom(Math.max(box.y0, box.y1)),
    fromMs: toMs(scale, Math.min(box.x0, box.x1)),
    toMs: toMs(scale, Math.max(box.x0, box.x1)),
  }
}

/** All pieces of the chosen visits. */
export const piecesChosen = (items: readonly TimelineItem[], selection: Selection): TimelineItem[] =>
  items.filter((item) => item.appointmentId !== undefined && selection.has(item.appointmentId))
