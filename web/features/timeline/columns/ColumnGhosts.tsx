import { ghostPieces, verdictName } from '../DragLayer.tsx'
import drag from '../drag.module.css'
import type { DragState } from '../drag-reducer.ts'
import type { TimelineItem, Verdict } from '../timeline.types.ts'
import type { Words } from '../use-words.ts'
import { type Column, type ColumnBoard, columnAt, downTo } from './column-board.ts'

/** All pieces of the dragged visit where they would be. */
export function ColumnGhosts(props: {
  board: ColumnBoard
  width: number
  pxPerHour: number
  words: Words
  items: readonly TimelineItem[]
  drag: Extract<DragState, { phase: 'dragging' }>
  verdict: Verdict
}) {
  const { board, width, pxPerHour, words } = props
  return ghostPieces(props.items, props.drag).map(({ item, resourceId, startMs, endMs }, i) => {
    const at = columnAt(board, resourceId, startMs)
    if (at < 0) return null
    const { day } = board.columns[at] as Column
    const top = downTo(day, startMs, pxPerHour)
    return (
      <div
        key={item?.id ?? i}
        className={drag.ghost}
        style={{
          insetInlineStart: at * width + 1,
          width: width - 4,
          top,
          height: Math.max(14, downTo(day, endMs, pxPerHour) - top - 1),
        }}
        data-verdict={verdictName(props.verdict)}
        data-status={item?.status}
      >
        <b>{item?.title || words.t('create.new')}</b>
        <span>{words.times.range(startMs, endMs)}</span>
      </div>
    )
  })
}
