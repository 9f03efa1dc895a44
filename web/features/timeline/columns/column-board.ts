import type { Board, Spot } from '../cursor.ts'
import { spotAt } from '../cursor.ts'
import { type PlacedItems, visitItems } from '../place-items.ts'
import { dayIndexAt, HOUR, type ScaleDay, type TimeScale } from '../time-scale.ts'
import type { TimelineResource } from '../timeline.types.ts'

/** A person's, room's or machine's day, on which time runs down. `index` is the resource's among the placed ones. */
export interface Column {
  day: ScaleDay
  dayIndex: number
  resource: TimelineResource
  index: number
}

/** Columns as a board: each is a row of it, so that what walks, drags and speaks there does so here. */
export interface ColumnBoard extends Board {
  columns: Column[]
}

/** The days one after another, in each the resources in their order. */
export function columnBoard(placed: PlacedItems, scale: TimeScale): ColumnBoard {
  const columns = scale.days.flatMap((day, dayIndex) =>
    placed.resources.map((resource, index) => ({ day, dayIndex, resource, index })),
  )
  const rows = columns.map(({ resource, index }) => ({ type: 'resource' as const, resource, index }))
  return {
    placed,
    scale,
    columns,
    // a row's place is the columns' own affair
    layout: {
      rows,
      tops: new Float64Array(rows.length + 1),
      rowOf: Int32Array.from(placed.resources, (_, index) => index),
      height: 0,
    },
  }
}

/** The column of a resource at a time; -1 where the resource isn't shown. */
export function columnAt({ placed, scale }: ColumnBoard, resourceId: string, ms: number): number {
  const index = placed.resourceIndex.get(resourceId)
  if (index === undefined) return -1
  return dayIndexAt(scale.days, ms) * placed.resources.length + index
}

/**
 * Where a step of the keyboard ends: whoever leaves a column for another one keeps the time of day, and whoever walks
 * on in time past midnight is in the next day's column of the same resource.
 */
export function homeOf(board: ColumnBoard, from: number | null, to: Spot): Spot {
  const column = board.columns[to.row]
  if (!column || (to.ms >= column.day.startMs && to.ms < column.day.endMs)) return to
  if (from === null || to.row === from) return { ...to, row: columnAt(board, column.resource.id, to.ms) }
  const before = board.scale.days[dayIndexAt(board.scale.days, to.ms)]
  const at = column.day.startMs + (to.ms - (before?.startMs ?? to.ms))
  return spotAt(board, to.row, Math.min(at, column.day.endMs - 1))
}

/** CSS pixels from midnight to an instant of that day, elapsed: a day of 23 hours is shorter. */
export const downTo = (day: ScaleDay, ms: number, pxPerHour: number): number =>
  ((ms - day.startMs) / HOUR) * pxPerHour

/** One piece in its column: which of so many places side by side it has. */
export interface Side {
  item: number
  slot: number
  of: number
}

/**
 * The pieces of a column; those that overlap stand side by side, each as wide as all that it meets allow. Buffers
 * don't count: they are drawn behind.
 */
export function sidesOf(
  placed: PlacedItems,
  column: Column,
  shown: (item: number) => { startMs: number; endMs: number },
): Side[] {
  const inOrder: { item: number; startMs: number; endMs: number }[] = []
  visitItems(placed, column.index, column.day.startMs, column.day.endMs, (item) => {
    const { startMs, endMs } = shown(item)
    if (endMs > column.day.startMs && startMs < column.day.endMs) inOrder.push({ item, startMs, endMs })
  })
  inOrder.sort((a, b) => a.startMs - b.startMs || b.endMs - a.endMs || a.item - b.item)
  const sides: Side[] = []
  let group: Side[] = []
  let ends: number[] = []
  const close = () => {
    for (const side of group) side.of = ends.length
    sides.push(...group)
    group = []
    ends = []
  }
  for (const { item, startMs, endMs } of inOrder) {
    if (ends.every((end) => end <= startMs)) close()
    let slot = ends.findIndex((end) => end <= startMs)
    if (slot < 0) slot = ends.length
    ends[slot] = endMs
    group.push({ item, slot, of: 1 })
  }
  close()
  return sides
}
