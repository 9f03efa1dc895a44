import { shownFrom, shownTo } from './column-items.ts'
import type { Board } from './cursor.ts'
import type { Metrics } from './layout-rows.ts'
import type { Box } from './TimelineItemBox.tsx'
import { toX } from './time-scale.ts'

/** The box of item `i`, CSS pixels from the start of its row. A pixel is kept free between neighbours. */
export function itemBox(
  { placed, scale }: Pick<Board, 'placed' | 'scale'>,
  metrics: Metrics,
  i: number,
): Box {
  const item = placed.items[i]
  const from = placed.from[i] as number
  const to = placed.to[i] as number
  const startMs = item ? shownFrom(item) : from
  const endMs = item ? shownTo(item) : to
  const left = Math.round(toX(scale, startMs))
  const right = Math.round(toX(scale, endMs))
  return {
    left: left + 1,
    top: metrics.pad + (placed.lane[i] as number) * (metrics.lane + metrics.gap),
    width: Math.max(3, right - left - 1),
    height: metrics.lane,
    before: left - Math.round(toX(scale, from)),
    after: Math.round(toX(scale, to)) - right,
  }
}

/** Width in CSS pixels of the column of names, by the width of the whole. */
export function namesWidth(width: number): number {
  if (width < 560) return 104
  return width < 900 ? 152 : 196
}
