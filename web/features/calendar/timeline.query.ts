import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../app/api.ts'

/** What occupies the resources from one instant to another. The window before stays while the next one loads. */
export const timelineQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['timeline', from, to],
    queryFn: ({ signal }) => api('GET /timeline', { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
  })
