import type { BookedAddOn } from '../../database/business-side-tables.ts'

/** One service of a visit that is asked for. */
export interface AskedItem {
  serviceId: string
  resourceIds?: readonly string[]
  addOnIds?: readonly string[]
  /** What a visit that exists was booked with: it counts as it was, whatever became of the add-ons. */
  booked?: readonly BookedAddOn[]
}

/** A visit as a request names it: `services`, or the shorthand for one, or a package of them. */
export interface AskedVisit {
  /** Empty where a package is asked for: its services are read with it. */
  items: AskedItem[]
  packageId?: string
  /** Asked for in the visit as a whole: each goes with the first service that has it. */
  addOnIds?: readonly string[]
  /** Asked for in the visit as a whole. */
  resourceIds?: readonly string[]
  locationId?: string
}

interface Body {
  services?: AskedItem[]
  serviceId?: string
  packageId?: string
  addOnIds?: string[]
  resourceIds?: string[]
  locationId?: string
}

/** Reads any of the forms; the contract has seen to it that exactly one is there. */
export function askedVisit({
  services,
  serviceId,
  packageId,
  addOnIds,
  resourceIds,
  locationId,
}: Body): AskedVisit {
  const items = services ?? (serviceId ? [{ serviceId }] : [])
  return {
    items,
    ...(packageId ? { packageId } : {}),
    ...(addOnIds && addOnIds.length > 0 ? { addOnIds: [...new Set(addOnIds)] } : {}),
    ...(resourceIds && resourceIds.length > 0 ? { resourceIds: [...new Set(resourceIds)] } : {}),
    ...(locationId ? { locationId } : {}),
  }
}

/** The wish that a visit was booked by, to look for other times for it: as long as it is, in the same place. */
export const askedAgain = (visit: {
  location_id: string
  items: readonly { service_id: string; add_ons: readonly BookedAddOn[] }[]
}): AskedVisit => ({
  locationId: visit.location_id,
  items: visit.items.map((item) => ({ serviceId: item.service_id, booked: item.add_ons })),
})

/** A visit that looks for another time brings along what its services were booked with. */
export function keepAddOns(
  asked: AskedVisit,
  visit: { items: readonly { service_id: string; add_ons: readonly BookedAddOn[] }[] },
): void {
  if (asked.addOnIds) return
  const left = [...visit.items]
  for (const item of asked.items) {
    const at = left.findIndex((one) => one.service_id === item.serviceId)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    if (same) item.booked = same.add_ons
  }
}
