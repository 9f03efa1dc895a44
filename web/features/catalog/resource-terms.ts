import { candidatesFor } from './candidates.ts'
import type { Resource, Service } from './catalog.types.ts'
import { type OwnValues, ownChanges, toMajor } from './service-values.ts'

/** A resource's own terms for a service, as its form holds them: an empty value is the service's own. */
export type TermValues = Omit<OwnValues, 'resourceId'>
/** By service: what was changed; null where nothing is to be of its own any more. */
export type TermsDraft = Readonly<Record<string, TermValues | null>>

/** The terms that a resource has in a service. */
export function termsIn(service: Service, resourceId: string): TermValues | null {
  const own = service.own.find((one) => one.resourceId === resourceId)
  if (!own) return null
  return {
    durationMinutes: own.durationMinutes ?? '',
    price: own.price === null ? '' : toMajor(own.price.amount, own.price.currency),
  }
}

/** A resource's services with terms of its own, as they are with what was changed, and those it could have some for. */
export function termsOf(services: readonly Service[], resource: Resource, draft: TermsDraft) {
  const rows: { service: Service; terms: TermValues }[] = []
  const others: Service[] = []
  for (const service of services) {
    const drafted = draft[service.id]
    const terms = drafted === undefined ? termsIn(service, resource.id) : drafted
    if (terms) rows.push({ service, terms })
    else if (
      service.active &&
      service.requirements.some((need) => candidatesFor(need, [resource]).length > 0)
    )
      others.push(service)
  }
  return { rows, others }
}

/** What is to be written: nothing for a service whose terms are as they were. */
export function termChanges(services: readonly Service[], resourceId: string, draft: TermsDraft) {
  return services.flatMap((service) => {
    const after = draft[service.id]
    if (after === undefined) return []
    const before = termsIn(service, resourceId)
    const listed = (terms: TermValues | null) => (terms ? [{ resourceId, ...terms }] : [])
    return ownChanges(listed(before), listed(after), service.price.currency).map(({ terms }) => ({
      serviceId: service.id,
      terms,
    }))
  })
}
