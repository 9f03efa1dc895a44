import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { labelsQuery } from '../labels/api.ts'
import { useMarks } from '../live/use-live.ts'
import { plainItem } from '../timeline/column-items.ts'
import type { TimelineData } from '../timeline/timeline.types.ts'

/**
 * What the Timeline shows with the names and colours of the labels, of which items have the ids alone, and with who
 * changed what a moment ago.
 */
export function useLabelled<T extends TimelineData>(data: T | undefined): T | undefined {
  const labels = useQuery(labelsQuery).data
  const marks = useMarks()
  return useMemo(() => {
    if (!data || ((!labels || labels.length === 0) && marks.size === 0)) return data
    const known = new Map(labels?.map((label) => [label.id, label]))
    return {
      ...data,
      items: data.items.map((item) => {
        const own = item.labelIds?.flatMap((id) => known.get(id) ?? []) ?? []
        const changed = marks.size > 0 ? marks.get(item.appointmentId ?? item.id) : undefined
        return own.length > 0 || changed
          ? { ...plainItem(item), ...(own.length > 0 && { labels: own }), ...(changed && { changed }) }
          : item
      }),
    }
  }, [data, labels, marks])
}
