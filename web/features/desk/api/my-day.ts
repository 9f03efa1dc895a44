import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { addDays, startOfDay } from '../../../app/temporal.ts'
import { everyPage } from '../../workspace/every-page.ts'

/** One person's visits of a local date, today without one. Nobody has more than 200 a day. */
export const myDayQuery = (resourceId: string, date: string | undefined) =>
  queryOptions({
    queryKey: ['today', date ?? '', resourceId],
    queryFn: ({ signal }) => api('GET /today', { query: { resourceId, ...(date ? { date } : {}) }, signal }),
  })

/** What is taken out of one calendar on a local date. */
export const myBlocksQuery = (resourceId: string, date: string, timeZone: string) =>
  queryOptions({
    queryKey: ['blocks', 'day', resourceId, date],
    queryFn: async ({ signal }) => {
      const [from, to] = [startOfDay(date, timeZone), startOfDay(addDays(date, 1), timeZone)]
      return everyPage((page) => api('GET /blocks', { query: { ...page, resourceId, from, to }, signal }))
    },
  })
