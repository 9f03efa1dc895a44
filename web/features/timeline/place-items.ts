import { occupiedFrom, occupiedTo } from './column-items.ts'
import type { TimelineData, TimelineItem, TimelineResource } from './timeline.types.ts'

const KINDS = ['staff', 'room', 'equipment'] as const

/**
 * Items in rows and lanes, apart from how high a row is or which groups are open. Item `i` of the sorted
 * list belongs to resource `r` when `first[r] <= i < first[r + 1]`.
 */
export interface PlacedItems {
  /** By kind or in groups of their own, then in the order given. */
  resources: TimelineResource[]
  resourceIndex: Map<string, number>
  /** By resource, then by start of the occupied time. */
  items: TimelineItem[]
  first: Int32Array
  /** Occupied time, buffers inside, epoch milliseconds. */
  from: Float64Array
  to: Float64Array
  /** The latest `to` of the row so far: it only rises, which is what makes a binary search possible. */
  reach: Float64Array
  lane: Uint16Array
  /** Lanes of each resource's row, at least one. */
  lanes: Uint16Array
}

/** Sorts items into rows and stacks those that overlap into lanes. Items of unknown resources are left out. */
export function placeItems(data: TimelineData): PlacedItems {
  // those that are in groups of their own come in their order
  const resources = data.resources.some(({ group }) => group)
    ? data.resources
    : KINDS.flatMap((kind) => data.resources.filter((resource) => resource.kind === kind))
  const resourceIndex = new Map(resources.map((resource, index) => [resource.id, index]))
  const { row, order, first } = sortIntoRows(data.items, resourceIndex, resources.length)
  const count = order.length
  const placed: PlacedItems = {
    resources,
    resourceIndex,
    items: new Array(count),
    first,
    from: new Float64Array(count),
    to: new Float64Array(count),
    reach: new Float64Array(count),
    lane: new Uint16Array(count),
    lanes: new Uint16Array(resources.length).fill(1),
  }
  const from = Float64Array.from(data.items, (item, i) => (row[i] === -1 ? 0 : occupiedFrom(item)))
  const to = Float64Array.from(data.items, (item, i) => (row[i] === -1 ? 0 : occupiedTo(item)))
  const byStart = (a: number, b: number) =>
    (from[a] as number) - (from[b] as number) || (to[b] as number) - (to[a] as number) || a - b
  for (let r = 0; r < resources.length; r += 1) {
    const ofRow = order.subarray(first[r], first[r + 1])
    if (!isSorted(ofRow, from)) ofRow.sort(byStart)
  }
  for (let i = 0; i < count; i += 1) {
    const source = order[i] as number
    placed.items[i] = data.items[source] as TimelineItem
    placed.from[i] = from[source] as number
    placed.to[i] = to[source] as number
  }
  for (let r = 0; r < resources.length; r += 1) stackRow(placed, r)
  return placed
}

/** Each item's row (-1: not shown), and the shown ones row by row in the order given. */
function sortIntoRows(items: readonly TimelineItem[], resourceIndex: Map<string, number>, rows: number) {
  const row = new Int32Array(items.length)
  const first = new Int32Array(rows + 1)
  items.forEach((item, i) => {
    const index = resourceIndex.get(item.resourceId) ?? -1
    row[i] = index
    if (index >= 0) first[index + 1] = (first[index + 1] as number) + 1
  })
  for (let r = 0; r < rows; r += 1) first[r + 1] = (first[r + 1] as number) + (first[r] as number)
  const order = new Int32Array(first[rows] as number)
  const next = first.slice()
  for (let i = 0; i < items.length; i += 1) {
    const index = row[i] as number
    if (index < 0) continue
    const at = next[index] as number
    order[at] = i
    next[index] = at + 1
  }
  return { row, order, first }
}

/** Strictly by start: as the server sends it, and there is nothing to do. */
function isSorted(order: Int32Array, from: Float64Array): boolean {
  for (let i = 1; i < order.length; i += 1) {
    if ((from[order[i - 1] as number] as number) >= (from[order[i] as number] as number)) return false
  }
  return true
}

/** Each item goes into the first lane that is free when it begins. */
function stackRow(placed: PlacedItems, row: number): void {
  const laneEnds: number[] = []
  let reach = Number.NEGATIVE_INFINITY
  for (let i = placed.first[row] as number; i < (placed.first[row + 1] as number); i += 1) {
    const from = placed.from[i] as number
    const to = placed.to[i] as number
    let lane = 0
    while (lane < laneEnds.length && (laneEnds[lane] as number) > from) lane += 1
    laneEnds[lane] = to
    reach = Math.max(reach, to)
    placed.reach[i] = reach
    placed.lane[i] = lane
  }
  placed.lanes[row] = Math.max(1, laneEnds.length)
}

/**
 * Calls `visit` with the index of each item of a resource that overlaps `[fromMs, toMs)`: a binary search
 * for the first one that may reach into it, then a walk that ends at the first one that begins after it.
 */
export function visitItems(
  placed: PlacedItems,
  resource: number,
  fromMs: number,
  toMs: number,
  visit: (index: number) => void,
): void {
  const end = placed.first[resource + 1] ?? 0
  let low = placed.first[resource] ?? 0
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((placed.reach[middle] as number) <= fromMs) low = middle + 1
    else high = middle
  }
  for (let i = low; i < end && (placed.from[i] as number) < toMs; i += 1) {
    if ((placed.to[i] as number) > fromMs) visit(i)
  }
}
