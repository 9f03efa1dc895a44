import { KINDS, type PlacedItems } from './place-items.ts'
import type { Density, TimelineResource } from './timeline.types.ts'

export type Kind = TimelineResource['kind']

/** CSS pixels. */
export interface Metrics {
  lane: number
  gap: number
  pad: number
  group: number
}

export const METRICS: Record<Density, Metrics> = {
  comfortable: { lane: 34, gap: 2, pad: 3, group: 30 },
  compact: { lane: 22, gap: 2, pad: 2, group: 24 },
}

export type Row =
  | { type: 'group'; kind: Kind; count: number; open: boolean }
  | { type: 'resource'; resource: TimelineResource; index: number }

/** Rows from top to bottom; row `i` spans `tops[i]` to `tops[i + 1]`, in CSS pixels. */
export interface RowLayout {
  rows: Row[]
  tops: Float64Array
  /** Row of a resource, by its index among the placed ones; -1 in a closed group. */
  rowOf: Int32Array
  height: number
}

/** Groups and their resources' rows with prefix sums of their heights. A closed group keeps its title only. */
export function layoutRows(placed: PlacedItems, closed: ReadonlySet<Kind>, metrics: Metrics): RowLayout {
  const rows: Row[] = []
  const rowOf = new Int32Array(placed.resources.length).fill(-1)
  for (const kind of KINDS) {
    const count = placed.resources.filter((resource) => resource.kind === kind).length
    if (count === 0) continue
    const open = !closed.has(kind)
    rows.push({ type: 'group', kind, count, open })
    if (!open) continue
    placed.resources.forEach((resource, index) => {
      if (resource.kind !== kind) return
      rowOf[index] = rows.length
      rows.push({ type: 'resource', resource, index })
    })
  }
  const tops = new Float64Array(rows.length + 1)
  rows.forEach((row, i) => {
    const height = row.type === 'group' ? metrics.group : rowHeight(placed.lanes[row.index] ?? 1, metrics)
    tops[i + 1] = (tops[i] as number) + height
  })
  return { rows, tops, rowOf, height: tops[rows.length] ?? 0 }
}

/** Height in CSS pixels of a row with so many lanes. */
export function rowHeight(lanes: number, metrics: Metrics): number {
  return 2 * metrics.pad + lanes * metrics.lane + (lanes - 1) * metrics.gap
}

/** Index of the row at `y` CSS pixels; the first or last row outside. */
export function rowAt(layout: RowLayout, y: number): number {
  let low = 0
  let high = layout.rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((layout.tops[middle] as number) <= y) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}
