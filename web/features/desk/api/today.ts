import { queryOptions } from '@tanstack/react-query'
import type { Answer } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'

export type Day = Answer<'GET /today'>
export type DayVisit = Day['items'][number]

/** The visits of a local date (today without one), of one location or everywhere, all of them: a page is 200, and few days have more. */
export const todayQuery = (date: string | undefined, locationId: string | undefined) =>
  queryOptions({
    queryKey: ['today', date ?? '', 'at', locationId ?? ''],
    queryFn: async ({ signal }) => {
      const query = { ...(date ? { date } : {}), ...(locationId ? { locationId } : {}) }
      const first = await api('GET /today', { query, signal })
      let { nextCursor } = first
      while (nextCursor !== null) {
        const page: Day = await api('GET /today', { query: { ...query, cursor: nextCursor }, signal })
        first.items.push(...page.items)
        nextCursor = page.nextCursor
      }
      return first
    },
  })
