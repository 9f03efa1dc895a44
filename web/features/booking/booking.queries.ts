import { queryOptions } from '@tanstack/react-query'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'

type AnyService = Answer<'GET /services'>['items'][number]
type OfferedService = Extract<AnyService, { providers: unknown }>
/** Asked for with its terms, so that its add-ons are told. */
export type PublicService = OfferedService & Required<Pick<OfferedService, 'addOns'>>

/** What the public may book, in the business's own order. */
export const servicesQuery = queryOptions({
  queryKey: ['public-services'],
  queryFn: async ({ signal }): Promise<PublicService[]> => {
    const services: PublicService[] = []
    let cursor: string | undefined
    do {
      const page = await api('GET /services', {
        anonymous: true,
        query: { limit: '200', terms: 'true', ...(cursor && { cursor }) },
        signal,
      })
      for (const service of page.items) if ('providers' in service) services.push({ addOns: [], ...service })
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return services.sort((a, b) => a.position - b.position)
  },
  staleTime: 60_000,
})

type AnyPackage = Answer<'GET /packages'>['items'][number]
export type PublicPackage = Exclude<AnyPackage, { ownPrice: unknown }>

/** The packages that the public may book; no business has more than a page of them worth showing. */
export const packagesQuery = queryOptions({
  queryKey: ['public-packages'],
  queryFn: async ({ signal }): Promise<PublicPackage[]> => {
    const { items } = await api('GET /packages', { anonymous: true, query: { limit: '200' }, signal })
    return items.sort((a, b) => a.position - b.position)
  },
  staleTime: 60_000,
})

/** Services under their categories, categories in the order of their first service; '' for those without one. */
export function byCategory(services: PublicService[]): [string, PublicService[]][] {
  const groups = new Map<string, PublicService[]>()
  for (const service of services)
    groups.set(service.category, [...(groups.get(service.category) ?? []), service])
  return [...groups]
}
