import type { TimelineData, TimelineItem, TimelineResource } from './timeline.types.ts'

export const KINDS = ['staff', 'room', 'equipment'] as const

/**
 * Items in rows and lanes, apart from how high a row is or which groups are open. Item `i` of the sorted
 * list belongs to resource `r` when `first[r] <= i < first[r + 1]`.
 */
export interface PlacedItems {
  /** By kind, then in the order given. */
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
  const resources = KINDS.flatMap((kind) => data.resources.filter((resource) => resource.kind === kind))
  const resourceIndex = new Map(resources.map((resource, index) => [resource.id, index]))
  const buckets: Entry[][] = resources.map(() => [])
  let count = 0
  for (const item of data.items) {
    const index = resourceIndex.get(item.resourceId)
    if (index === undefined) continue
    buckets[index]?.push({ item, from: Date.parse(item.occupiedStart), to: Date.parse(item.occupiedEnd) })
    count += 1
  }
  const placed: PlacedItems = {
    resources,
    resourceIndex,
    items: new Array(count),
    first: new Int32Array(resources.length + 1),
    from: new Float64Array(count),
    to: new Float64Array(count),
    reach: new Float64Array(count),
    lane: new Uint16Array(count),
    lanes: new Uint16Array(resources.length).fill(1),
  }
  let next = 0
  buckets.forEach((bucket, row) => {
    placed.first[row] = next
    next = fillRow(placed, bucket, row, next)
  })
  placed.first[resources.length] = next
  return placed
}

interface Entry {
  item: TimelineItem
  from: number
  to: number
}

function byStart(a: Entry, b: Entry): number {
  return a.from - b.from || b.to - a.to || (a.item.id < b.item.id ? -1 : 1)
}

function fillRow(placed: PlacedItems, bucket: Entry[], row: number, start: number): number {
  bucket.sort(byStart)
  const laneEnds: number[] = []
  let reach = Number.NEGATIVE_INFINITY
  let index = start
  for (const entry of bucket) {
    let lane = 0
    while (lane < laneEnds.length && (laneEnds[lane] as number) > entry.from) lane += 1
    laneEnds[lane] = entry.to
    reach = Math.max(reach, entry.to)
    placed.items[index] = entry.item
    placed.from[index] = entry.from
    placed.to[index] = entry.to
    placed.reach[index] = reach
    placed.lane[index] = lane
    index += 1
  }
  placed.lanes[row] = Math.max(1, laneEnds.length)
  return index
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
