import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { visitsChanged } from '../../appointments/api/appointments.ts'

export type Met = Answer<'GET /appointments/:id/overrun'>['meets'][number]
export type OverrunBody = Body<'POST /appointments/:id/overrun'>

/** What a visit meets when it takes so many minutes, and the ways out. */
export const overrunQuery = (id: string, version: number, durationMinutes: number) =>
  queryOptions({
    queryKey: ['appointment', id, 'overrun', version, durationMinutes],
    queryFn: async ({ signal }) => {
      const query = { durationMinutes: String(durationMinutes) }
      return (await api('GET /appointments/:id/overrun', { params: { id }, query, signal })).meets
    },
    staleTime: 0,
  })

/** Lets a visit take longer and moves what gives way: all of it or nothing. */
export async function takeLonger(id: string, body: OverrunBody) {
  const done = await api('POST /appointments/:id/overrun', { params: { id }, body })
  for (const visit of [done.appointment, ...done.others]) await visitsChanged(visit)
  return done
}
