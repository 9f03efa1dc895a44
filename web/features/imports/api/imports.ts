import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'

export type Import = Answer<'GET /imports/:id'>
export type RowState = keyof Import['counts']
export type Unassigned = Answer<'GET /unassigned-visits'>['items'][number]

const POLL_MS = 1000
const TAKEN_OVER = ['customers', 'services', 'timeline', 'appointments', 'blocks', 'unassigned']

/** One import; read again each second while it runs. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: async ({ signal }) => {
      const before = queryClient.getQueryData<Import>(['imports', 'one', id])
      const answer = await api('GET /imports/:id', { params: { id }, signal })
      // what it took over is in other lists
      if (before?.state === 'running' && answer.state === 'done')
        for (const key of TAKEN_OVER) void queryClient.invalidateQueries({ queryKey: [key] })
      return answer
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
  })

export const importRowsQuery = (
  id: string,
  filter: { state?: RowState; problem?: string },
  cursor: string | null,
  seen: string,
) =>
  queryOptions({
    queryKey: ['imports', 'rows', id, filter, cursor, seen],
    queryFn: ({ signal }) =>
      api('GET /imports/:id/rows', {
        params: { id },
        query: { ...filter, limit: '50', ...(cursor ? { cursor } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** How many visits wait for a time. */
export const waitingCountQuery = queryOptions({
  queryKey: ['unassigned', 'count'],
  queryFn: async ({ signal }) =>
    (await api('GET /unassigned-visits', { query: { limit: '1' }, signal })).total,
})

/** Puts an import as it was answered into what is on screen, and has the lists read again. */
async function shown(answer: Import): Promise<Import> {
  queryClient.setQueryData(importQuery(answer.id).queryKey, answer)
  await queryClient.invalidateQueries({ queryKey: ['imports', 'list'] })
  return answer
}

export const upload = async (body: Body<'POST /imports'>, idempotencyKey: string) =>
  shown(await api('POST /imports', { body, idempotencyKey }))

export const changeImport = async (id: string, body: Body<'PATCH /imports/:id'>) =>
  shown(await api('PATCH /imports/:id', { params: { id }, body }))

export const runImport = async ({ id, version }: Import) =>
  shown(await api('POST /imports/:id/run', { params: { id }, body: { version } }))

export const cancelImport = async (id: string) =>
  shown(await api('POST /imports/:id/cancel', { params: { id } }))

export async function forgetImport(id: string): Promise<void> {
  await api('DELETE /imports/:id', { params: { id } })
  await queryClient.invalidateQueries({ queryKey: ['imports', 'list'] })
}

const settled = async <T>(answer: T): Promise<T> => {
  await queryClient.invalidateQueries({ queryKey: ['unassigned'] })
  return answer
}

export const place = async (
  id: string,
  body: Body<'POST /unassigned-visits/:id/place'>,
  idempotencyKey: string,
) => settled(await api('POST /unassigned-visits/:id/place', { params: { id }, body, idempotencyKey }))

export const drop = async (id: string) =>
  settled(await api('POST /unassigned-visits/:id/drop', { params: { id } }))

export const restore = async (id: string) =>
  settled(await api('POST /unassigned-visits/:id/restore', { params: { id } }))
