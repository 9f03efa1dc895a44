import { intersect, type Ranges } from './intervals.ts'
import type { Part } from './parts.ts'

/**
 * The starts of a service at which a resource works through all of these parts and is free for them: ranges of
 * whole minutes, the end excluded. Without parts (all dropped from a shortened visit): always.
 */
export function startable(works: Ranges, busy: Ranges, parts: readonly Part[]): Ranges {
  let starts: Ranges | undefined
  for (const part of parts) {
    const ofPart = startableForPart(works, busy, part)
    starts = starts ? intersect(starts, ofPart) : ofPart
  }
  return starts ?? ALWAYS
}

const ALWAYS: Ranges = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

function startableForPart(works: Ranges, busy: Ranges, part: Part): Ranges {
  const out: number[] = []
  let j = 0
  for (let i = 0; i < works.length; i += 2) {
    let start = (works[i] as number) - part.start
    const end = (works[i + 1] as number) - part.end + 1
    while (j < busy.length && (busy[j + 1] as number) - part.occupiedStart <= start) j += 2
    // A busy range keeps out every start whose occupied range would reach into it.
    for (let k = j; k < busy.length && start < end; k += 2) {
      const keptOutFrom = (busy[k] as number) - part.occupiedEnd + 1
      if (keptOutFrom >= end) break
      if (keptOutFrom > start) {
        out.push(start, keptOutFrom)
      }
      const freeAgain = (busy[k + 1] as number) - part.occupiedStart
      if (freeAgain > start) start = freeAgain
    }
    if (start < end) {
      out.push(start, end)
    }
  }
  return out
}
