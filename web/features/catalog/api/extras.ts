import { queryOptions } from '@tanstack/react-query'
import type { Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { everyPage } from '../../workspace/every-page.ts'
import type { AddOn, Package } from '../catalog.types.ts'
import type { Archive } from '../use-archiving.tsx'

/** All add-ons, archived ones too. */
export const addOnsQuery = queryOptions({
  queryKey: ['services', 'add-ons'],
  queryFn: ({ signal }) => everyPage((query) => api('GET /add-ons', { query, signal })),
})

/** All packages with all their fields, archived ones too. */
export const packagesQuery = queryOptions({
  queryKey: ['services', 'packages'],
  queryFn: async ({ signal }) => {
    const all = await everyPage((query) => api('GET /packages', { query, signal }))
    return all.filter((one): one is Package => 'ownPrice' in one)
  },
})

export async function createAddOn(body: Body<'POST /add-ons'>, idempotencyKey: string): Promise<AddOn> {
  const addOn = await api('POST /add-ons', { body, idempotencyKey })
  await readAgain()
  return addOn
}

export async function changeAddOn(id: string, body: Body<'PATCH /add-ons/:id'>): Promise<AddOn> {
  const addOn = await api('PATCH /add-ons/:id', { params: { id }, body })
  await readAgain()
  return addOn
}

export async function createPackage(body: Body<'POST /packages'>, idempotencyKey: string): Promise<Package> {
  const made = await api('POST /packages', { body, idempotencyKey })
  await readAgain()
  return made
}

export async function changePackage(id: string, body: Body<'PATCH /packages/:id'>): Promise<Package> {
  const changed = await api('PATCH /packages/:id', { params: { id }, body })
  await readAgain()
  return changed
}

export const addOnArchive: Archive = { change: changeAddOn }
export const packageArchive: Archive = { change: changePackage }

/** What is made of services is under their key: it changes with them. */
const readAgain = () => queryClient.invalidateQueries({ queryKey: ['services'] })
