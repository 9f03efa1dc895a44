import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { addDays, lastDayOf, monthOf } from './calendar-month.ts'

export type Availability = Answer<'GET /availability'>
export type Slot = Availability['days'][number]['slots'][number]

/** What one looks for free times for. */
export interface VisitSearch {
  /** Empty where a package is looked for. */
  serviceIds: string[]
  packageId?: string
  addOnIds?: string[]
  /** People who must be among those used. */
  resourceIds: string[]
  /** Left out: the default location. */
  locationId?: string
  /** A visit that is to be moved: its own time counts as free. `bearer` is its `manageToken`, for guests. */
  moving?: { appointmentId: string; bearer?: string }
}

/** The API answers for at most 92 days at once. */
const LONGEST_DAYS = 92
/** How far ahead a free day is looked for. */
const HORIZON_DAYS = 368

function daysQuery(search: VisitSearch, from: string, to: string) {
  return queryOptions({
    queryKey: ['availability', search, from, to],
    // read to the end once begun: a month that is fetched ahead must not be given up by whoever leaves it first
    queryFn: () =>
      api('GET /availability', {
        query: {
          ...(search.packageId ? { packageId: search.packageId } : { serviceId: search.serviceIds }),
          ...(search.addOnIds && { addOnId: search.addOnIds }),
          ...(search.resourceIds.length > 0 && { resourceId: [...new Set(search.resourceIds)] }),
          ...(search.locationId && { locationId: search.locationId }),
          ...(search.moving && { appointmentId: search.moving.appointmentId }),
          from,
          to,
        },
        // Free times are the same for everyone; only a visit that is moved needs its owner's right.
        ...(search.moving ? { bearer: search.moving.bearer } : { anonymous: true }),
      }),
    meta: { asGuest: search.moving?.bearer !== undefined },
    staleTime: 20_000,
  })
}

/** Free times of one month (`YYYY-MM`), from today on. Both are local to the location. */
export function monthQuery(search: VisitSearch, month: string, today: string) {
  const first = `${month}-01`
  return daysQuery(search, first < today ? today : first, lastDayOf(month))
}

const firstOpen = (days: Availability['days']) => days.find((day) => day.slots.length > 0)?.date ?? null

/**
 * The first day on or after `from` with a free time, or null when there is none within a year.
 * The month that `from` is in is asked for by itself, because it usually has one and is what will be shown.
 */
export function firstFreeDayQuery(search: VisitSearch, from: string, today: string) {
  return queryOptions({
    queryKey: ['availability', search, 'first', from],
    queryFn: async ({ client }): Promise<string | null> => {
      const month = await client.fetchQuery(monthQuery(search, monthOf(from), today))
      const here = firstOpen(month.days.filter((day) => day.date >= from))
      return (
        here ?? firstAfter(client, search, addDays(lastDayOf(monthOf(from)), 1), addDays(today, HORIZON_DAYS))
      )
    },
    staleTime: 20_000,
  })
}

async function firstAfter(
  client: QueryClient,
  search: VisitSearch,
  from: string,
  end: string,
): Promise<string | null> {
  for (let start = from; start < end; start = addDays(start, LONGEST_DAYS)) {
    const window = await client.fetchQuery(daysQuery(search, start, addDays(start, LONGEST_DAYS - 1)))
    const open = firstOpen(window.days)
    if (open) return open
  }
  return null
}
