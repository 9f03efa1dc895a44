import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { queryClient } from '../../app/query.ts'
import { everyPage } from '../workspace/every-page.ts'

export type Label = Answer<'GET /labels'>['items'][number]
export type LabelInput = Body<'POST /labels'>

/** The labels that may be set, in the business's own order. */
export const labelsQuery = queryOptions({
  queryKey: ['labels'],
  queryFn: ({ signal }) => everyPage((query) => api('GET /labels', { query, signal })),
})

export async function createLabel(body: LabelInput, idempotencyKey: string): Promise<Label> {
  const label = await api('POST /labels', { body, idempotencyKey })
  await readAgain()
  return label
}

export async function changeLabel(id: string, body: Body<'PATCH /labels/:id'>): Promise<Label> {
  const label = await api('PATCH /labels/:id', { params: { id }, body })
  await readAgain()
  return label
}

export async function orderLabels(ids: string[]): Promise<void> {
  await api('PUT /labels/order', { body: { ids } })
  await readAgain()
}

export async function archiveLabel(id: string): Promise<void> {
  await api('DELETE /labels/:id', { params: { id } })
  await readAgain()
}

/** Visits show labels as they are now. */
async function readAgain(): Promise<void> {
  await Promise.all(
    ['labels', 'today', 'appointment'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
  )
}
