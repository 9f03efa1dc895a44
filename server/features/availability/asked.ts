/** The services of a visit as a request names them: `services`, or the shorthand for one. */
export interface AskedVisit {
  items: { serviceId: string; resourceIds?: readonly string[] }[]
  /** Asked for in the visit as a whole. */
  resourceIds?: readonly string[]
  locationId?: string
}

interface Body {
  services?: { serviceId: string; resourceIds?: string[] }[]
  serviceId?: string
  resourceIds?: string[]
  locationId?: string
}

/** Reads either form; the contract has seen to it that exactly one is there. */
export function askedVisit({ services, serviceId, resourceIds, locationId }: Body): AskedVisit {
  const items = services ?? [{ serviceId: serviceId as string }]
  const whole = resourceIds && resourceIds.length > 0 ? { resourceIds: [...new Set(resourceIds)] } : {}
  return { items, ...whole, ...(locationId ? { locationId } : {}) }
}
