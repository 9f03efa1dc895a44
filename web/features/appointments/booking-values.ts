import { addMinutes, instantAt } from '../../app/temporal.ts'
import { candidatesFor } from '../catalog/candidates.ts'
import type { Resource, Service } from '../catalog/catalog.types.ts'
import type { Customer } from '../customers/api/customers.ts'
import type { BookingBody } from './api/appointments.ts'
import type { Wish } from './api/availability.ts'
import type { OverrideCode } from './reasons.ts'

export type ChosenCustomer =
  /** `headId`: whose household they are of, where that is somebody else. */
  | { kind: 'known'; id: string; name: string; contact: string; headId?: string }
  | { kind: 'new'; name: string; email: string; phone: string }

/** A service of the visit; `picks` are the resources asked for, by requirement. None: anyone. */
export interface ChosenService {
  key: string
  serviceId: string
  picks: string[][]
  addOnIds: string[]
}

/** What the booking form holds. `date` and `time` are local ones of the location. */
export interface BookingValues {
  customer: ChosenCustomer | null
  /** Those of the package, where one is chosen. */
  items: ChosenService[]
  packageId?: string | null
  date: string
  time: string
  customerNote: string
  internalNotes: string
  override: OverrideCode[]
  overrideReason: string
}

/** A customer as the form shows them. */
export const knownOf = ({ id, name, email, phoneShown, householdOf }: Customer): ChosenCustomer => ({
  kind: 'known',
  id,
  name,
  contact: [email, phoneShown].filter(Boolean).join(' · '),
  ...(householdOf ? { headId: householdOf.id } : {}),
})

let chosen = 0

/**
 * A service as it is added to a visit: the person, room or machine of the row that one came from is asked
 * for where it serves the service, else wherever its kind is needed (which takes an override then).
 */
export function chooseService(
  service: Service,
  resources: readonly Resource[],
  preferred?: string,
): ChosenService {
  const resource = resources.find((one) => one.id === preferred)
  const needs = service.requirements
  const serves = needs.findIndex((need) => candidatesFor(need, resources).some((one) => one.id === preferred))
  const at = serves >= 0 ? serves : needs.findIndex((need) => need.kind === resource?.kind)
  return {
    key: `chosen-${++chosen}`,
    serviceId: service.id,
    picks: needs.map((_, index) => (resource && index === at ? [resource.id] : [])),
    addOnIds: [],
  }
}

/** Elapsed minutes and minor units of the visit as chosen: a resource's own length and price count. */
export function visitTotals(
  items: readonly ChosenService[],
  services: readonly Service[],
  packagePrice: number | null = null,
) {
  let minutes = 0
  let amount = packagePrice ?? 0
  for (const { serviceId, picks, addOnIds } of items) {
    const service = services.find((one) => one.id === serviceId)
    if (!service) continue
    const first = picks[0] ?? []
    const own = service.own.filter((terms) => first.includes(terms.resourceId))
    const lengths = own.flatMap((terms) => terms.durationMinutes ?? [])
    minutes += lengths.length > 0 ? Math.max(...lengths) : service.durationMinutes
    if (packagePrice === null)
      amount += own.find((terms) => terms.price)?.price?.amount ?? service.price.amount
    for (const addOn of service.addOns.filter(({ id }) => addOnIds.includes(id))) {
      minutes += addOn.durationMinutes
      amount += addOn.price.amount
    }
  }
  return { minutes, amount }
}

const picked = (item: ChosenService): string[] => [...new Set(item.picks.flat())]

/** What is asked for in all of the visit. */
const along = (items: readonly ChosenService[]) => ({
  addOnIds: [...new Set(items.flatMap((item) => item.addOnIds))],
  resourceIds: [...new Set(items.flatMap(picked))],
})

/** What to ask the API about; null while no service is chosen. */
export function wishOf(
  items: readonly ChosenService[],
  locationId: string | undefined,
  packageId: string | null = null,
): Wish | null {
  if (items.length === 0) return null
  const { addOnIds, resourceIds } = along(items)
  return {
    serviceIds: packageId ? [] : items.map((item) => item.serviceId),
    ...(packageId ? { packageId } : {}),
    ...(addOnIds.length > 0 ? { addOnIds } : {}),
    resourceIds,
    ...(locationId ? { locationId } : {}),
  }
}

/** The instant that is chosen; null while date or time is missing. */
export const startOf = (values: Pick<BookingValues, 'date' | 'time'>, timeZone: string): string | null =>
  values.date && values.time ? instantAt(values.date, values.time, timeZone) : null

/** The instant at which a visit of so many elapsed minutes ends. */
export const endOf = (start: string, minutes: number): string => addMinutes(start, minutes)

/** The request that books it. */
export function bookingBody(
  values: BookingValues,
  start: string,
  locationId: string | undefined,
): BookingBody {
  const { customer } = values
  return {
    ...(values.packageId
      ? { packageId: values.packageId, ...along(values.items) }
      : {
          services: values.items.map((item) => ({
            serviceId: item.serviceId,
            ...(picked(item).length > 0 ? { resourceIds: picked(item) } : {}),
            ...(item.addOnIds.length > 0 ? { addOnIds: item.addOnIds } : {}),
          })),
        }),
    start,
    ...(locationId ? { locationId } : {}),
    ...(customer?.kind === 'known' ? { customerId: customer.id } : {}),
    ...(customer?.kind === 'new' ? { customer: newCustomer(customer) } : {}),
    ...(values.customerNote.trim() ? { customerNote: values.customerNote } : {}),
    ...(values.internalNotes.trim() ? { internalNotes: values.internalNotes } : {}),
    ...(values.override.length > 0
      ? { override: values.override, overrideReason: values.overrideReason }
      : {}),
  }
}

const newCustomer = ({ name, email, phone }: { name: string; email: string; phone: string }) => ({
  name,
  ...(email.trim() ? { email: email.trim() } : {}),
  ...(phone.trim() ? { phone: phone.trim() } : {}),
})
