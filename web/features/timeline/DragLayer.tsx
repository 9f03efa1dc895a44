import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Board } from './cursor.ts'
import css from './drag.module.css'
import type { DragState } from './drag-reducer.ts'
import type { Metrics } from './layout-rows.ts'
import { toX } from './time-scale.ts'
import type { TimelineItem, Verdict } from './timeline.types.ts'
import type { Frame } from './use-choosing.ts'
import type { Point } from './use-drag.ts'
import type { Words } from './use-words.ts'
import { type PlacedPiece, piecesOf, shiftPieces } from './visit-pieces.ts'

type Dragging = Extract<DragState, { phase: 'dragging' }>

interface Props {
  board: Board
  metrics: Metrics
  words: Words
  items: readonly TimelineItem[]
  drag: Dragging
  verdict: Verdict
}

/** All pieces of the dragged visit where they would be; the words are beside the pointer. */
export function DragGhosts({ board, metrics, words, items, drag, verdict }: Props) {
  return ghostPieces(items, drag).map(({ item, resourceId, startMs, endMs }, i) => {
    const row = board.layout.rowOf[board.placed.resourceIndex.get(resourceId) ?? -1] ?? -1
    if (row < 0) return null
    const top = board.layout.tops[row] as number
    const left = Math.round(toX(board.scale, startMs))
    const width = Math.round(toX(board.scale, endMs)) - left
    return (
      <div
        key={item?.id ?? i}
        className={css.ghost}
        style={{
          insetInlineStart: left + 1,
          width: Math.max(3, width - 1),
          top: top + metrics.pad,
          height: (board.layout.tops[row + 1] as number) - top - 2 * metrics.pad,
        }}
        data-verdict={verdictName(verdict)}
        data-status={item?.status}
      >
        <b>{item?.title || words.t('create.new')}</b>
        <span>{words.times.range(startMs, endMs)}</span>
      </div>
    )
  })
}

/** The rectangle that is being drawn around visits. */
export function ChoosingFrame({ frame: { x0, x1, y0, y1 } }: { frame: Frame }) {
  return (
    <div
      className={css.frame}
      style={{
        insetInlineStart: Math.min(x0, x1),
        width: Math.abs(x1 - x0),
        top: Math.min(y0, y1),
        height: Math.abs(y1 - y0),
      }}
    />
  )
}

/** What letting go here means, in words at the pointer (or at the piece, when the keyboard moves it). */
export function DragWords(
  props: Omit<Props, 'board' | 'metrics' | 'items'> & {
    board: Pick<Board, 'placed'>
    pointer: RefObject<Point>
    origin: () => Point
  },
) {
  const { board, words, drag, verdict, pointer, origin } = props
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => {
      const element = box.current
      if (!element) return
      const { x, y } = drag.by === 'pointer' ? pointer.current : origin()
      const aside = words.runsLeft ? x - 14 - element.offsetWidth : x + 14
      const left = Math.min(aside, window.innerWidth - element.offsetWidth - 8)
      const below = y + 20 + element.offsetHeight < window.innerHeight
      element.style.translate = `${Math.max(8, left)}px ${below ? y + 20 : y - element.offsetHeight - 14}px`
    }
    place()
    window.addEventListener('pointermove', place)
    return () => window.removeEventListener('pointermove', place)
  })
  const { resourceId, startMs, endMs } = drag.target
  const resource = board.placed.resources[board.placed.resourceIndex.get(resourceId) ?? -1]
  return (
    <div ref={box} className={css.words} data-verdict={verdictName(verdict)} aria-hidden>
      <b>
        {words.times.range(startMs, endMs)} <span>{resource?.name}</span>
      </b>
      {verdict.reason && <em>{verdict.reason}</em>}
    </div>
  )
}

/** A verdict as style sheets know it. */
export function verdictName(verdict: Verdict): 'ok' | 'warning' | 'refused' {
  if (verdict.ok) return 'ok'
  return verdict.warning ? 'warning' : 'refused'
}

/** Where the pieces of what is dragged would be; one without an item where something new is drawn. */
export function ghostPieces(
  items: readonly TimelineItem[],
  { grip, target }: Dragging,
): (Omit<PlacedPiece, 'item'> & { item: TimelineItem | null })[] {
  if (grip.mode === 'create') return [{ ...target, item: null }]
  return shiftPieces(grip.pieces ?? piecesOf(items, grip.item), grip.item, target)
}
