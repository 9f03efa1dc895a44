import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type Board, indexOfItem, type Spot, spotAt } from './cursor.ts'
import { scrolled, scrollLeftFor } from './sideways.ts'
import { cellMinutesFor, MINUTE, snapOrigin, toX } from './time-scale.ts'
import type { View } from './use-viewport.ts'
import { HEADER } from './use-viewport.ts'

export interface SpotState {
  spot: Spot | null
  /** Goes there; with `focus` the browser's focus follows once it is drawn. */
  goTo: (spot: Spot, focus?: boolean) => void
}

/** The one place that Tab leads to, and keeping it in sight (`keep`: in another way) and in focus. */
export function useSpot(
  scroller: RefObject<HTMLDivElement | null>,
  board: Board,
  view: Pick<View, 'names'> | null,
  firstMs: number,
  keep: (spot: Spot) => void = (next) => keepInSight(scroller.current, board, view, next),
): SpotState {
  const [chosen, setChosen] = useState<Spot | null>(null)
  const wanted = useRef(false)
  const last = useRef<Element | null>(null)

  const firstRow = Math.max(
    0,
    board.layout.rows.findIndex((row) => row.type === 'resource'),
  )
  const spot =
    kept(board, chosen) ?? (view && board.layout.rows.length > 0 ? firstSpot(board, firstRow, firstMs) : null)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const onFocus = (event: FocusEvent) => {
      last.current = event.target as Element
    }
    const onBlur = (event: FocusEvent) => {
      const left = event.target as Element
      // Focus that leaves is let go; a focused piece that is taken away (a live change) is looked after below.
      queueMicrotask(() => {
        if (left.isConnected && last.current === left) last.current = null
      })
    }
    element.addEventListener('focusin', onFocus)
    element.addEventListener('focusout', onBlur)
    return () => {
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('focusout', onBlur)
    }
  }, [scroller])

  useLayoutEffect(() => {
    const lost = last.current?.isConnected === false && document.activeElement === document.body
    if (!wanted.current && !lost) return
    wanted.current = false
    scroller.current?.querySelector<HTMLElement>('[data-spot]')?.focus({ preventScroll: true })
  })

  const goTo = (next: Spot, focus = true) => {
    if (focus) {
      wanted.current = true
      keep(next)
    }
    setChosen(next)
  }
  return { spot, goTo }
}

function firstSpot(board: Board, row: number, ms: number): Spot {
  const cell = cellMinutesFor(board.scale.pxPerHour) * MINUTE
  const origin = snapOrigin(board.scale, ms)
  return spotAt(board, row, origin + Math.floor((ms - origin) / cell) * cell)
}

/**
 * A place that fell out of the board (its row closed, its day gone) is as if none had been chosen. A piece that is gone
 * leaves its place to what is there now: a visit that was moved comes back from the server in new pieces.
 */
function kept(board: Board, spot: Spot | null): Spot | null {
  const { layout, scale } = board
  if (!spot || !layout.rows[spot.row] || spot.ms < scale.startMs || spot.ms >= scale.endMs) return null
  const isGone = spot.itemId !== undefined && indexOfItem(board, spot) < 0
  return isGone ? spotAt(board, spot.row, spot.ms) : spot
}

function keepInSight(
  element: HTMLElement | null,
  board: Board,
  view: Pick<View, 'names'> | null,
  spot: Spot,
): void {
  if (!element || !view) return
  const { tops } = board.layout
  const top = tops[spot.row] as number
  const bottom = tops[spot.row + 1] as number
  const height = element.clientHeight - HEADER
  const width = element.clientWidth - view.names
  const x = toX(board.scale, spot.ms)
  const room = Math.min(96, width / 4)
  let left = scrolled(element)
  let y = element.scrollTop
  if (x < left + room / 2) left = Math.max(0, x - room)
  else if (x > left + width - room) left = x - width + room
  if (top < y) y = top
  else if (bottom > y + height) y = bottom - height
  if (left !== scrolled(element) || y !== element.scrollTop)
    element.scrollTo({ left: scrollLeftFor(element, left), top: y, behavior: 'instant' })
}
