import { queryOptions } from '@tanstack/react-query'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { itemsOfColumns, resourcesOfColumns } from '../timeline/column-items.ts'
import type { TimelineWindow } from '../timeline/join-windows.ts'

/** What occupies the resources from one instant to another. One that nobody waits for any more is given up. */
export const timelineQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['timeline', from, to],
    queryFn: async ({ signal }) =>
      windowOfAnswer(
        await api('GET /timeline', { query: { from, to, format: 'columns' }, signal }),
        from,
        to,
      ),
    // compared item by item where they are drawn: a window has thousands
    structuralSharing: false,
  })

/** An answer as a window, whichever of the two forms it has. */
export function windowOfAnswer(answer: Answer<'GET /timeline'>, from: string, to: string): TimelineWindow {
  const { timeZone, days, eventNumber } = answer
  return 'format' in answer
    ? {
        from,
        to,
        timeZone,
        days,
        eventNumber,
        resources: resourcesOfColumns(answer),
        items: itemsOfColumns(answer),
      }
    : { from, to, ...answer }
}
