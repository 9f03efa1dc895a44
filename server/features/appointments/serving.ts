import type { StoredVisit } from './appointments.queries.ts'

type Serving = Pick<StoredVisit['allocations'][number], 'resource_id' | 'visible_start' | 'visible_end'>

/** Who and what serves an item: somebody who serves several after each other has one allocation over all of them. */
export const servingOf = (
  allocations: readonly Serving[],
  item: Pick<StoredVisit['items'][number], 'start_at' | 'end_at'>,
): string[] => [
  ...new Set(
    allocations
      .filter((one) => one.visible_start < item.end_at && one.visible_end > item.start_at)
      .map((one) => one.resource_id),
  ),
]
