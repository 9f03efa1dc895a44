import type { ResourceCalendar } from './calendars.ts'
import { overlaps } from './intervals.ts'
import type { Part } from './parts.ts'
import type { BlockFacts, EpochMinute, Facts, Occupancy } from './types.ts'

/** The rows of a resource that overlap a range. Whether there are any is known without looking at them. */
export function meeting<Row extends Occupancy | BlockFacts>(
  rows: readonly Row[],
  { facts, busy }: ResourceCalendar,
  from: EpochMinute,
  to: EpochMinute,
): Row[] {
  if (!overlaps(busy, from, to)) return []
  return rows.filter((row) => row.resourceId === facts.id && row.start < to && from < row.end)
}

/** A buffer that isn't free, and why. */
interface ConflictingBuffer {
  side: 'before' | 'after'
  from: EpochMinute
  to: EpochMinute
  allocations: Occupancy[]
  blocks: BlockFacts[]
}

/**
 * The buffers of a part, of an item that starts at `start`, that meet an allocation or a block. A block that the part
 * itself is over doesn't count again: who books over it doesn't mind its reaching into the buffers.
 */
export function conflictingBuffers(
  { occupied, blocks }: Facts,
  resource: ResourceCalendar,
  part: Part,
  start: EpochMinute,
): ConflictingBuffer[] {
  const isOverBlock = meeting(blocks, resource, start + part.start, start + part.end).length > 0
  const buffers = [
    { side: 'before' as const, from: start + part.occupiedStart, to: start + part.start },
    { side: 'after' as const, from: start + part.end, to: start + part.occupiedEnd },
  ]
  return buffers
    .map((buffer) => ({
      ...buffer,
      allocations: meeting(occupied, resource, buffer.from, buffer.to),
      blocks: isOverBlock ? [] : meeting(blocks, resource, buffer.from, buffer.to),
    }))
    .filter((buffer) => buffer.allocations.length > 0 || buffer.blocks.length > 0)
}

/** What a part occupies when each buffer that isn't free is left out. */
export function withoutConflictingBuffers(
  facts: Facts,
  resource: ResourceCalendar,
  part: Part,
  start: EpochMinute,
): Part {
  const left = { ...part }
  for (const { side } of conflictingBuffers(facts, resource, part, start)) {
    if (side === 'before') left.occupiedStart = part.start
    else left.occupiedEnd = part.end
  }
  return left
}
