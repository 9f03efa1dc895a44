import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { labelsQuery } from '../labels/api.ts'
import { plainItem } from '../timeline/column-items.ts'
import type { TimelineData } from '../timeline/timeline.types.ts'

/** What the Timeline shows with the names and colours of the labels, of which items have the ids alone. */
export function useLabelled<T extends TimelineData>(data: T | undefined): T | undefined {
  const labels = useQuery(labelsQuery).data
  return useMemo(() => {
    if (!data || !labels || labels.length === 0) return data
    const known = new Map(labels.map((label) => [label.id, label]))
    return {
      ...data,
      items: data.items.map((item) => {
        const own = item.labelIds?.flatMap((id) => known.get(id) ?? []) ?? []
        return own.length > 0 ? { ...plainItem(item), labels: own } : item
      }),
    }
  }, [data, labels])
}
