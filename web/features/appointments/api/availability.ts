import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { addDays } from '../../../app/temporal.ts'

/** What times are asked for: services in order, and the resources that must be among those used. */
export interface Wish {
  /** Empty where a package is asked for. */
  serviceIds: string[]
  packageId?: string
  addOnIds?: string[]
  resourceIds: string[]
  locationId?: string
  /** The visit that is being moved: its own time doesn't count as taken. */
  appointmentId?: string
}

const queryOf = ({ serviceIds, packageId, addOnIds, resourceIds, locationId, appointmentId }: Wish) => ({
  ...(packageId ? { packageId } : { serviceId: serviceIds }),
  ...(addOnIds ? { addOnId: addOnIds } : {}),
  ...(resourceIds.length > 0 ? { resourceId: resourceIds } : {}),
  ...(locationId ? { locationId } : {}),
  ...(appointmentId ? { appointmentId } : {}),
})

/** The free times of one local date, as a visitor would be offered them. */
export const freeTimesQuery = (wish: Wish, date: string) =>
  queryOptions({
    queryKey: ['availability', 'times', wish, date],
    queryFn: ({ signal }) =>
      api('GET /availability', { query: { ...queryOf(wish), from: date, to: date }, signal }),
    select: ({ timeZone, days }) => ({ timeZone, slots: days.flatMap((day) => day.slots) }),
    placeholderData: keepPreviousData,
  })

/** Why a time is offered, or not; every reason. `start` is an instant. */
export const explanationQuery = (wish: Wish, start: string) =>
  queryOptions({
    queryKey: ['availability', 'explanation', wish, start],
    queryFn: ({ signal }) => api('GET /availability/explain', { query: { ...queryOf(wish), start }, signal }),
    staleTime: 0,
  })

const LOOKED_AHEAD_DAYS = 60

/** The first local date after `date` that has a free time, or null when there is none for two months. */
export async function nextFreeDate(wish: Wish, date: string): Promise<string | null> {
  const { days } = await api('GET /availability', {
    query: { ...queryOf(wish), from: addDays(date, 1), to: addDays(date, LOOKED_AHEAD_DAYS) },
  })
  return days.find((day) => day.slots.length > 0)?.date ?? null
}
