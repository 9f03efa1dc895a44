import { mergeInPlace, type Ranges } from './intervals.ts'
import type { EpochMinute, Facts } from './types.ts'

interface Row {
  resourceId: string
  start: EpochMinute
  end: EpochMinute
}

/**
 * What keeps each resource busy, allocations and blocks together, in the order of the facts' resources. All of it is
 * in one array, filled in two passes: lists that grow, one a resource, took twice as long.
 */
export function busyRanges({ resources, occupied, blocks }: Facts): Ranges[] {
  const positions = new Map(resources.map(({ id }, i) => [id, i]))
  const rows: (readonly Row[])[] = [occupied, blocks]
  const owners = rows.map((list) => Int32Array.from(list, (row) => positions.get(row.resourceId) ?? -1))
  const next = new Int32Array(resources.length + 1)
  for (const list of owners) for (const owner of list) if (owner >= 0) (next[owner + 1] as number) += 2
  for (let i = 1; i < next.length; i++) (next[i] as number) += next[i - 1] as number

  const starts = next.slice()
  const all = new Float64Array(next[resources.length] as number)
  for (const [k, list] of rows.entries()) {
    for (let i = 0; i < list.length; i++) {
      const owner = (owners[k] as Int32Array)[i] as number
      if (owner < 0) continue
      const row = list[i] as Row
      const at = next[owner] as number
      all[at] = row.start
      all[at + 1] = row.end
      next[owner] = at + 2
    }
  }
  return resources.map((_, i) => mergeInPlace(all.subarray(starts[i], starts[i + 1])))
}
