import { randomUUIDv7 } from 'node:crypto'
import type { Placement } from '../../../domain/scheduling/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import type { AskedVisit } from '../availability/asked.ts'
import type { LoadedVisit } from '../availability/load-visit.ts'
import { deleteExpiredHolds, insertAllocations } from './appointments.queries.ts'
import { LostRace } from './lost-race.ts'

/** What differs between a hold and a booking. */
export interface VisitColumns {
  status: 'held' | 'pending' | 'confirmed'
  customer_id?: string
  attendee_name?: string
  customer_note?: string
  internal_notes?: string
  override_reason?: string | null
  hold_expires_at?: Date
  hold_secret_hash?: Buffer
  holder_hash?: Buffer
  manage_token_hash?: Buffer | null
  source: 'online' | 'staff'
  booked_by_user_id?: string | null
}

const at = (minute: number) => new Date(minute * 60_000)

/** Prices of a placement's items: a resource's own price for a service counts before the service's. */
export function pricesOf(loaded: LoadedVisit, placement: Placement): number[] {
  return placement.items.map((item, n) => {
    const own = item.resourceIds
      .map((id) => loaded.ownPrices.get(`${item.serviceId} ${id}`))
      .find((price) => price !== undefined)
    return own ?? (loaded.services[n]?.price_amount as number)
  })
}

/**
 * Writes a new visit: the row, its items, and its allocations, which take the time.
 * @throws LostRace when somebody else has taken some of it
 */
export async function storeVisit(
  tx: TenantTx,
  asked: AskedVisit,
  loaded: LoadedVisit,
  placement: Placement,
  columns: VisitColumns,
): Promise<string> {
  const id = randomUUIDv7()
  const prices = pricesOf(loaded, placement)
  const [first] = loaded.services
  if (loaded.expiredHolds.length > 0) await deleteExpiredHolds(tx, loaded.expiredHolds)
  // three statements, one round trip
  const [, , taken] = await Promise.all([
    tx.db
      .insertInto('appointments')
      .values({
        id,
        start_at: at(placement.start),
        end_at: at(placement.end),
        location_id: loaded.location.id,
        price_amount: prices.reduce((sum, price) => sum + price, 0),
        price_currency: first?.price_currency as string,
        policies: JSON.stringify(loaded.policies),
        overridden: placement.overridden,
        ...columns,
        created_at: tx.now,
        updated_at: tx.now,
      } as never)
      .execute(),
    tx.db
      .insertInto('appointment_items')
      .values(
        placement.items.map((item, n) => ({
          id: randomUUIDv7(),
          appointment_id: id,
          position: n,
          service_id: item.serviceId,
          name: loaded.services[n]?.name as string,
          start_at: at(item.start),
          end_at: at(item.end),
          price_amount: prices[n] as number,
          asked_resource_ids: askedOf(asked, n, item.resourceIds),
        })),
      )
      .execute(),
    insertAllocations(tx, id, placement),
  ])
  if (!taken) throw new LostRace()
  return id
}

/** Who was asked for in an item: by name there, or in the visit as a whole. */
const askedOf = (asked: AskedVisit, n: number, serving: readonly string[]) => [
  ...new Set(
    [...(asked.items[n]?.resourceIds ?? []), ...(asked.resourceIds ?? [])].filter((id) =>
      serving.includes(id),
    ),
  ),
]
