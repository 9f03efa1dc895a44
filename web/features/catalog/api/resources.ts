import { queryOptions } from '@tanstack/react-query'
import type { Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { everyPage } from '../../workspace/every-page.ts'
import type { Resource } from '../catalog.types.ts'
import type { Archive } from '../use-archiving.tsx'

/** All staff, rooms and equipment, archived ones too. */
export const resourcesQuery = queryOptions({
  queryKey: ['resources'],
  queryFn: ({ signal }) => everyPage((query) => api('GET /resources', { query, signal })),
})

/** Where the business works. */
export const locationsQuery = queryOptions({
  queryKey: ['locations'],
  queryFn: ({ signal }) => everyPage((query) => api('GET /locations', { query, signal })),
})

export async function createResource(
  body: Body<'POST /resources'>,
  idempotencyKey: string,
): Promise<Resource> {
  const resource = await api('POST /resources', { body, idempotencyKey })
  await readAgain()
  return resource
}

export async function changeResource(id: string, body: Body<'PATCH /resources/:id'>): Promise<Resource> {
  const resource = await api('PATCH /resources/:id', { params: { id }, body })
  await readAgain()
  return resource
}

/** Which visits a change would strand; changes nothing. */
export async function strandedByResource(id: string, body: Body<'PATCH /resources/:id'>) {
  const answer = await api('PATCH /resources/:id', { params: { id }, query: { dryRun: 'true' }, body })
  return answer.affected ?? []
}

export const resourceArchive: Archive = { change: changeResource, stranded: strandedByResource }

const readAgain = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['resources'] }),
    queryClient.invalidateQueries({ queryKey: ['timeline'] }),
  ])
