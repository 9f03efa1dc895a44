import { useEffect, useRef } from 'react'
import { shownFrom } from './column-items.ts'
import type { Board, Spot } from './cursor.ts'
import type { Jump } from './timeline.types.ts'

/** Goes to a visit, once each time that it is asked for and as soon as it is there: in sight, and with the focus. */
export function useJump(
  jump: Jump | undefined,
  board: Board,
  ready: boolean,
  rowAt: (resourceId: string, ms: number) => number,
  goTo: (spot: Spot, focus?: boolean) => void,
): void {
  const done = useRef('')
  useEffect(() => {
    const key = jump ? `${jump.visitId} ${jump.time}` : ''
    if (!jump || !ready || done.current === key) return
    const item = board.placed.items.find(({ appointmentId }) => appointmentId === jump.visitId)
    const row = item ? rowAt(item.resourceId, shownFrom(item)) : -1
    if (!item || row < 0) return
    done.current = key
    goTo({ row, ms: shownFrom(item), itemId: item.id }, true)
  })
}
