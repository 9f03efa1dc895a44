import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer } from '../../../contract/index.ts'
import { labelsQuery } from '../labels/api.ts'
import type { TimelineItem } from '../timeline/timeline.types.ts'

type Window = Answer<'GET /timeline'>
type Labelled = Omit<Window, 'items'> & { items: TimelineItem[] }

/** A window of the Timeline with the names and colours of the labels, of which it has the ids alone. */
export function useLabelled(data: Window | undefined): Labelled | undefined {
  const labels = useQuery(labelsQuery).data
  return useMemo(() => {
    if (!data || !labels || labels.length === 0) return data
    const known = new Map(labels.map((label) => [label.id, label]))
    return {
      ...data,
      items: data.items.map((item) => {
        const own = item.labelIds?.flatMap((id) => known.get(id) ?? []) ?? []
        return own.length > 0 ? { ...item, labels: own } : item
      }),
    }
  }, [data, labels])
}
