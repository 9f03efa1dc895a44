import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Answer } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'

export type MonthDay = Answer<'GET /timeline/days'>['days'][number]

/** What the days are narrowed to; lists that are empty aren't asked for. */
export interface DaysWish {
  /** Null: all that are counted when nothing is asked for. */
  resourceIds: readonly string[] | null
  service: readonly string[]
  status: readonly string[]
}

/** The days from one local date to another, both included, at a glance. */
export const monthQuery = (from: string, to: string, wish: DaysWish) =>
  queryOptions({
    queryKey: ['timeline', 'days', from, to, wish],
    queryFn: ({ signal }) =>
      api('GET /timeline/days', {
        query: {
          from,
          to,
          ...(wish.resourceIds ? { resourceIds: wish.resourceIds.join() } : {}),
          ...(wish.service.length > 0 ? { serviceIds: wish.service.join() } : {}),
          ...(wish.status.length > 0 ? { statuses: wish.status.join() } : {}),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
