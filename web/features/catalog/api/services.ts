import { queryOptions } from '@tanstack/react-query'
import type { Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { everyPage } from '../../workspace/every-page.ts'
import type { Service, ServiceInput } from '../catalog.types.ts'
import type { Archive } from '../use-archiving.tsx'

/** All services with all their fields, archived ones too, in the order of the catalogue. */
export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: async ({ signal }) => {
    const all = await everyPage((query) => api('GET /services', { query, signal }))
    return all.filter((service): service is Service => 'requirements' in service)
  },
})

export async function createService(body: ServiceInput, idempotencyKey: string): Promise<Service> {
  const service = await api('POST /services', { body, idempotencyKey })
  await readAgain()
  return service
}

export async function changeService(id: string, body: Body<'PATCH /services/:id'>): Promise<Service> {
  const service = await api('PATCH /services/:id', { params: { id }, body })
  await readAgain()
  return service
}

/** Which visits a change would strand; changes nothing. */
export async function strandedByService(id: string, body: Body<'PATCH /services/:id'>) {
  const answer = await api('PATCH /services/:id', { params: { id }, query: { dryRun: 'true' }, body })
  return answer.affected ?? []
}

export async function archiveService(id: string): Promise<void> {
  await api('DELETE /services/:id', { params: { id } })
  await readAgain()
}

export const serviceArchive: Archive = { change: changeService, stranded: strandedByService }

/** A copy under another name, which customers aren't offered yet. */
export async function duplicateService(id: string, name: string, idempotencyKey: string): Promise<Service> {
  const copy = await api('POST /services/:id/duplicate', { params: { id }, body: { name }, idempotencyKey })
  await readAgain()
  return copy
}

/** Numbers services in the order given. Those that are left out may share their place with another one. */
export async function orderServices(serviceIds: string[]): Promise<void> {
  await api('PUT /services/order', { body: { serviceIds } })
}

/** One resource's own duration and price for a service; null of both: as the service has them. */
export async function setOwnTerms(
  id: string,
  resourceId: string,
  body: Body<'PUT /services/:id/resources/:resourceId'>,
): Promise<Service> {
  const service = await api('PUT /services/:id/resources/:resourceId', { params: { id, resourceId }, body })
  await readAgain()
  return service
}

const readAgain = () => queryClient.invalidateQueries({ queryKey: ['services'] })
