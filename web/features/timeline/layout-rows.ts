import type { PlacedItems } from './place-items.ts'
import type { Density, TimelineResource } from './timeline.types.ts'

/** The key of a group, such as its kind. */
export type GroupKey = string

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
  | { type: 'group'; key: GroupKey; name: string | undefined; count: number; open: boolean }
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
export function layoutRows(placed: PlacedItems, closed: ReadonlySet<GroupKey>, metrics: Metrics): RowLayout {
  const rows: Row[] = []
  const rowOf = new Int32Array(placed.resources.length).fill(-1)
  let title: Extract<Row, { type: 'group' }> | null = null
  placed.resources.forEach((resource, index) => {
    const key = resource.group?.key ?? resource.kind
    if (title?.key !== key) {
      title = { type: 'group', key, name: resource.group?.name, count: 0, open: !closed.has(key) }
      if (key !== '') rows.push(title)
    }
    title.count += 1
    if (!title.open) return
    rowOf[index] = rows.length
    rows.push({ type: 'resource', resource, index })
  })
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
