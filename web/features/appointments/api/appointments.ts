import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { withNotify } from '../notify-choice.ts'

export type Appointment = Answer<'GET /appointments/:id'>
export type Status = Appointment['status']
export type BookingBody = Body<'POST /appointments'>
export type ChangeBody = Omit<Body<'PATCH /appointments/:id'>, 'version'>

export type ManyChange = Omit<
  Body<'POST /appointments/changes'>['changes'][number],
  'appointmentId' | 'version'
>

export const appointmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['appointment', id],
    queryFn: ({ signal }) => api('GET /appointments/:id', { params: { id }, signal }),
    staleTime: 0,
  })

/** A customer's visits, some at a time, in the order of the API. */
export const visitsOfQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: ['appointments', { customerId }],
    queryFn: ({ signal, pageParam }) =>
      api('GET /appointments', {
        query: { customerId, limit: '20', ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** Books a visit. Problems: `slot-taken` with `nextSlots`, `not-offered` with `reasons`. */
export async function bookAppointment(body: BookingBody, idempotencyKey: string): Promise<Appointment> {
  const visit = await api('POST /appointments', { body, idempotencyKey })
  await visitsChanged(visit)
  return visit
}

/** Moves, resizes, reassigns or marks a visit, as of the version that was seen. */
export async function changeAppointment(
  id: string,
  version: number,
  change: ChangeBody,
): Promise<Appointment> {
  const told = (change.start ?? change.resourceIds) ? withNotify() : {}
  const visit = await api('PATCH /appointments/:id', {
    params: { id },
    body: { ...told, ...change, version },
  })
  await visitsChanged(visit)
  return visit
}

/** Changes many visits as of the versions that were seen: all of them or none. Problem: `changes-refused`. */
export async function changeMany(
  changes: readonly (ManyChange & { id: string; version: number })[],
  more: Omit<Body<'POST /appointments/changes'>, 'changes'> = {},
): Promise<Appointment[]> {
  const told = changes.some((one) => one.start ?? one.resourceIds ?? one.status === 'cancelled')
    ? withNotify()
    : {}
  const body = {
    ...told,
    ...more,
    changes: changes.map(({ id, ...change }) => ({ appointmentId: id, ...change })),
  }
  const { items } = await api('POST /appointments/changes', { body })
  for (const visit of items.slice(1)) queryClient.setQueryData(appointmentQuery(visit.id).queryKey, visit)
  if (items[0]) await visitsChanged(items[0])
  return items
}

/** Cancels a visit; its time is free at once. */
export async function cancelAppointment(id: string, version: number, reason: string): Promise<Appointment> {
  const body = { ...(reason ? { reason } : {}), ...withNotify(), version }
  const visit = await api('POST /appointments/:id/cancel', { params: { id }, body })
  await visitsChanged(visit)
  return visit
}

export async function visitsChanged(visit: Appointment): Promise<void> {
  queryClient.setQueryData(appointmentQuery(visit.id).queryKey, visit)
  await Promise.all(
    ['timeline', 'today', 'appointments', 'availability'].map((key) =>
      queryClient.invalidateQueries({ queryKey: [key] }),
    ),
  )
}
