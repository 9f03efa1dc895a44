import { randomUUIDv7 } from 'node:crypto'
import type { Database } from '../database/pool.ts'
import type { TenantScope } from '../database/scope.ts'
import type { Status } from '../database/tenant-tables.ts'

export interface TestVisit {
  serviceId: string
  locationId: string
  start: string
  end: string
  resourceIds: string[]
  customerId?: string
  status?: Exclude<Status, 'held'>
  /** Minutes that the allocations are longer than the visit, before and after it. */
  buffers?: [number, number]
}

/** Puts a visit of one service into the database as booking it would, whatever the hours say. */
export async function addVisit(
  database: Database,
  tenant: TenantScope,
  visit: TestVisit,
): Promise<{ id: string; customerId: string }> {
  const id = randomUUIDv7()
  const { serviceId, resourceIds, status = 'confirmed', buffers = [0, 0] } = visit
  const [start, end] = [new Date(visit.start), new Date(visit.end)]
  const occupied = [start.getTime() - buffers[0] * 60_000, end.getTime() + buffers[1] * 60_000]
  return database.withTenant(tenant, async ({ db }) => {
    const customerId = visit.customerId ?? randomUUIDv7()
    if (!visit.customerId) {
      await db.insertInto('customers').values({ id: customerId, name: 'Nora Visit' }).execute()
    }
    const span = { start_at: start, end_at: end }
    await db
      .insertInto('appointments')
      .values({
        id,
        status,
        ...span,
        location_id: visit.locationId,
        customer_id: customerId,
        price_currency: 'GBP',
      })
      .execute()
    await db
      .insertInto('appointment_items')
      .values({
        id: randomUUIDv7(),
        appointment_id: id,
        position: 0,
        service_id: serviceId,
        name: 'x',
        ...span,
        price_amount: 0,
      })
      .execute()
    for (const resourceId of resourceIds) {
      await db
        .insertInto('allocations')
        .values({
          id: randomUUIDv7(),
          appointment_id: id,
          resource_id: resourceId,
          occupied: `[${occupied.map((at) => new Date(at).toISOString()).join(',')})`,
          visible_start: start,
          visible_end: end,
          active: !['cancelled', 'no_show'].includes(status),
        })
        .execute()
    }
    return { id, customerId }
  })
}
