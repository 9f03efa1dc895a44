import type { Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { businessQuery, queryClient } from '../../../app/query.ts'
import type { Location } from '../../catalog/catalog.types.ts'

export async function createLocation(
  body: Body<'POST /locations'>,
  idempotencyKey: string,
): Promise<Location> {
  const location = await api('POST /locations', { body, idempotencyKey })
  await readAgain()
  return location
}

/** Which visits the change would strand; changes nothing. */
export async function strandedByLocation(id: string, body: Body<'PATCH /locations/:id'>) {
  const answer = await api('PATCH /locations/:id', { params: { id }, query: { dryRun: 'true' }, body })
  return answer.affected ?? []
}

export async function changeLocation(id: string, body: Body<'PATCH /locations/:id'>): Promise<Location> {
  const location = await api('PATCH /locations/:id', { params: { id }, body })
  await readAgain()
  return location
}

export async function archiveLocation(id: string): Promise<void> {
  await api('DELETE /locations/:id', { params: { id } })
  await readAgain()
}

const readAgain = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['locations'] }),
    queryClient.invalidateQueries({ queryKey: businessQuery.queryKey }),
  ])
