import { randomUUIDv7 } from 'node:crypto'
import { sharePrice } from '../../../domain/prices/share-price.ts'
import type { Placement } from '../../../domain/scheduling/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import type { AskedVisit } from '../availability/asked.ts'
import type { LoadedVisit } from '../availability/load-visit.ts'
import { type FilledForm, storeAnswers } from '../questions/store-answers.ts'
import {
  type AllocationRow,
  deleteExpiredHolds,
  insertAllocations,
  insertItems,
  insertVisit,
  type StoredVisit,
} from './appointments.queries.ts'
import { claimCustomer, type JoinedCustomer } from './join-customer.ts'
import { LostRace } from './lost-race.ts'

/** What differs between a hold and a booking. */
export interface VisitColumns {
  status: 'held' | 'pending' | 'confirmed' | 'in_progress'
  arrived_at?: Date
  started_at?: Date | null
  is_walk_in?: boolean
  customer_note?: string
  internal_notes?: string
  override_reason?: string | null
  hold_expires_at?: Date
  hold_secret_hash?: Buffer
  holder_hash?: Buffer
  manage_token_hash?: Buffer | null
  source: 'online' | 'staff' | 'import'
  booked_by_user_id?: string | null
}

const at = (minute: number) => new Date(minute * 60_000)

/**
 * Prices of a placement's items, their add-ons included. A resource's own price for a service counts before the
 * service's; a package's own price before both, shared out in proportion to the services' prices.
 */
export function pricesOf(loaded: LoadedVisit, placement: Placement): number[] {
  const packed = loaded.package?.price_amount
  const shares =
    typeof packed === 'number' &&
    sharePrice(
      packed,
      loaded.services.map((service) => service.price_amount),
    )
  return placement.items.map((item, n) => {
    const extra = (loaded.addOns[n] ?? []).reduce((sum, one) => sum + one.priceAmount, 0)
    if (shares) return (shares[n] as number) + extra
    const own = item.resourceIds
      .map((id) => loaded.ownPrices.get(`${item.serviceId} ${id}`))
      .find((price) => price !== undefined)
    return (own ?? (loaded.services[n]?.price_amount as number)) + extra
  })
}

/**
 * Writes a new visit: the row, its items, and its allocations, which take the time; and its customer, if new.
 * Answers it as it would be read.
 * @throws LostRace when somebody else has taken some of the time
 */
export async function storeVisit(
  tx: TenantTx,
  asked: AskedVisit,
  loaded: LoadedVisit,
  placement: Placement,
  columns: VisitColumns,
  customer: JoinedCustomer | null,
  form: FilledForm | null = null,
): Promise<StoredVisit> {
  const id = randomUUIDv7()
  const prices = pricesOf(loaded, placement)
  const row = {
    id,
    start_at: at(placement.start),
    end_at: at(placement.end),
    location_id: loaded.location.id,
    customer_id: customer?.id ?? null,
    attendee_name: customer?.name ?? '',
    price_amount: prices.reduce((sum, price) => sum + price, 0),
    price_currency: loaded.services[0]?.price_currency as string,
    package_id: loaded.package?.id ?? null,
    package_name: loaded.package?.name ?? null,
    policies: loaded.policies,
    overridden: placement.overridden,
    customer_note: '',
    internal_notes: '',
    override_reason: null,
    arrived_at: null,
    started_at: null,
    is_walk_in: false,
    hold_expires_at: null,
    hold_secret_hash: null,
    holder_hash: null,
    manage_token_hash: null,
    booked_by_user_id: null,
    ...columns,
  }
  const items = placement.items.map((item, n) => ({
    appointment_id: id,
    position: n,
    service_id: item.serviceId,
    name: loaded.services[n]?.name as string,
    start_at: at(item.start),
    end_at: at(item.end),
    price_amount: prices[n] as number,
    add_ons: loaded.addOns[n] ?? [],
    asked_resource_ids: askedOf(asked, loaded, n, item.resourceIds),
  }))
  if (loaded.expiredHolds.length > 0)
    for (const gone of await deleteExpiredHolds(tx, loaded.expiredHolds))
      tx.event('appointment.released', { appointmentId: gone.id })
  const allocations = allocationsOf(id, loaded, placement)
  // four statements, one round trip, and two more where something was answered
  const [, , , taken] = await Promise.all([
    customer && claimCustomer(tx, customer),
    insertVisit(tx.db, [
      { ...row, policies: JSON.stringify(row.policies), created_at: tx.now, updated_at: tx.now },
    ]),
    insertItems(
      tx.db,
      items.map((item) => ({ id: randomUUIDv7(), ...item, add_ons: JSON.stringify(item.add_ons) })),
    ),
    insertAllocations(tx, id, allocations),
    customer && form && storeAnswers(tx, id, customer.id, form),
  ])
  if (!taken) throw new LostRace()
  return {
    ...row,
    finished_at: null,
    label_ids: [],
    labels: [],
    version: 1,
    time_zone: loaded.location.time_zone,
    customer_name: customer?.storedName ?? null,
    household_of: customer?.householdOf ?? null,
    items,
    allocations,
    answers: form?.answers ?? [],
  }
}

/** The allocations as they would be read: in order of time, then of the business's own order. */
export function allocationsOf(id: string, loaded: LoadedVisit, placement: Placement): AllocationRow[] {
  const order = [...loaded.resources.keys()]
  return placement.allocations
    .map((l) => {
      const resource = loaded.resources.get(l.resourceId)
      return {
        appointment_id: id,
        item_position: l.itemIndex,
        resource_id: l.resourceId,
        resource_name: resource?.name ?? '',
        resource_kind: resource?.kind ?? 'staff',
        occupied_start: at(l.start),
        occupied_end: at(l.end),
        visible_start: at(l.visibleStart),
        visible_end: at(l.visibleEnd),
        active: true,
      }
    })
    .sort(
      (a, b) =>
        a.visible_start.getTime() - b.visible_start.getTime() ||
        order.indexOf(a.resource_id) - order.indexOf(b.resource_id),
    )
}

/** Who was asked for in an item: by name there, or in the visit as a whole. */
const askedOf = (asked: AskedVisit, loaded: LoadedVisit, n: number, serving: readonly string[]) => [
  ...new Set(
    [...(loaded.items[n]?.resourceIds ?? []), ...(asked.resourceIds ?? [])].filter((id) =>
      serving.includes(id),
    ),
  ),
]
