import type { RowLayout } from './layout-rows.ts'
import { type PlacedItems, visitItems } from './place-items.ts'
import { dayIndexAt, snapOrigin, type TimeScale } from './time-scale.ts'
import type { TimelineItem } from './timeline.types.ts'

/** Where the keyboard is: a time on a row, and the item there if there is one. `row` indexes the layout's rows. */
export interface Spot {
  row: number
  ms: number
  itemId?: string
}

export interface Board {
  placed: PlacedItems
  layout: RowLayout
  scale: TimeScale
}

export type Step =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'previous-item'
  | 'next-item'
  | 'previous-day'
  | 'next-day'
  | 'day-start'
  | 'day-end'

/** Where a key leads. `stepMs` is the width of a cell. Stays within the loaded days; groups' titles are stops too. */
export function moveSpot(board: Board, spot: Spot, step: Step, stepMs: number): Spot {
  switch (step) {
    case 'left':
    case 'right':
      return sideways(board, spot, step, stepMs)
    case 'up':
    case 'down':
      return vertically(board, spot, step === 'down' ? 1 : -1)
    case 'previous-item':
    case 'next-item':
      return toNeighbour(board, spot, step === 'next-item' ? 1 : -1)
    default:
      return toDay(board, spot, step, stepMs)
  }
}

/** The spot on a row at a time, on its first item where there is one. */
export function spotAt(board: Board, row: number, ms: number): Spot {
  const clamped = Math.max(board.scale.startMs, Math.min(board.scale.endMs - 1, ms))
  const [item] = itemsAt(board, row, clamped)
  return item === undefined ? { row, ms: clamped } : { row, ms: clamped, itemId: itemIdOf(board, item) }
}

/** Index of an item among the placed ones, on the spot's row; -1 when it isn't there. */
export function indexOfItem({ placed, layout }: Board, { row, itemId }: Spot): number {
  const at = layout.rows[row]
  if (at?.type !== 'resource' || itemId === undefined) return -1
  for (let i = placed.first[at.index] ?? 0; i < (placed.first[at.index + 1] ?? 0); i += 1) {
    if (placed.items[i]?.id === itemId) return i
  }
  return -1
}

/** The item that an element of a row shows. */
export function itemOfElement(board: Board, element: Element | null): TimelineItem | null {
  const itemId = element?.getAttribute('data-item')
  const row = Number(element?.closest('[role=row]')?.getAttribute('aria-rowindex')) - 2
  return itemId ? (board.placed.items[indexOfItem(board, { row, ms: 0, itemId })] ?? null) : null
}

function sideways(board: Board, spot: Spot, step: 'left' | 'right', stepMs: number): Spot {
  const index = indexOfItem(board, spot)
  if (index < 0) return spotAt(board, spot.row, nextCell(board.scale, spot.ms, step, stepMs))
  const { from, to } = board.placed
  if (step === 'right') return spotAt(board, spot.row, Math.max(to[index] as number, spot.ms))
  const before = Math.min(from[index] as number, spot.ms) - 1
  const next = spotAt(board, spot.row, before)
  return next.itemId === undefined
    ? { ...next, ms: Math.max(board.scale.startMs, before + 1 - stepMs) }
    : next
}

/** Cells lie on the grid of the local day; one that began at a visit's end is a short one. */
function nextCell(scale: TimeScale, ms: number, step: 'left' | 'right', stepMs: number): number {
  const origin = snapOrigin(scale, step === 'left' ? ms - 1 : ms)
  const cells = (ms - origin) / stepMs
  return origin + (step === 'right' ? Math.floor(cells) + 1 : Math.ceil(cells) - 1) * stepMs
}

function vertically(board: Board, spot: Spot, by: 1 | -1): Spot {
  const here = itemsAt(board, spot.row, spot.ms)
  const stacked = here[here.indexOf(indexOfItem(board, spot)) + by]
  if (spot.itemId !== undefined && stacked !== undefined) {
    return { ...spot, itemId: itemIdOf(board, stacked) }
  }
  const row = spot.row + by
  if (!board.layout.rows[row]) return spot
  const there = itemsAt(board, row, spot.ms)
  const item = by === 1 ? there[0] : there.at(-1)
  return item === undefined ? { row, ms: spot.ms } : { row, ms: spot.ms, itemId: itemIdOf(board, item) }
}

function toNeighbour(board: Board, spot: Spot, by: 1 | -1): Spot {
  const { placed, layout } = board
  const at = layout.rows[spot.row]
  if (at?.type !== 'resource') return spot
  const first = placed.first[at.index] ?? 0
  const end = placed.first[at.index + 1] ?? 0
  const index = indexOfItem(board, spot)
  let next = index + by
  if (index < 0) {
    next = first
    while (next < end && (placed.from[next] as number) < spot.ms) next += 1
    if (by < 0) next -= 1
  }
  if (next < first || next >= end) return spot
  return { row: spot.row, ms: placed.from[next] as number, itemId: itemIdOf(board, next) }
}

function toDay(board: Board, spot: Spot, step: Step, stepMs: number): Spot {
  const { days } = board.scale
  const index = dayIndexAt(days, spot.ms)
  const day = days[index]
  if (!day) return spot
  if (step === 'day-start') return spotAt(board, spot.row, day.startMs)
  if (step === 'day-end') return spotAt(board, spot.row, day.endMs - stepMs)
  const other = days[index + (step === 'next-day' ? 1 : -1)]
  return other ? spotAt(board, spot.row, other.startMs + (spot.ms - day.startMs)) : spot
}

/** Items over an instant, by lane: from top to bottom as they are seen. */
function itemsAt({ placed, layout }: Board, row: number, ms: number): number[] {
  const at = layout.rows[row]
  const found: number[] = []
  if (at?.type !== 'resource') return found
  visitItems(placed, at.index, ms, ms + 1, (index) => found.push(index))
  return found.sort((a, b) => (placed.lane[a] as number) - (placed.lane[b] as number))
}

function itemIdOf(board: Board, index: number): string | undefined {
  return board.placed.items[index]?.id
}
