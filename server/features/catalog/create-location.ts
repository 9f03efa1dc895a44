import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { recordChange } from '../../record-change.ts'
import { assertWithinPlan } from './assert-within-plan.ts'
import { countLocations, insertLocation } from './locations.queries.ts'
import { type Location, presentLocation } from './present-location.ts'

/**
 * Adds a location without opening hours. `limit`: the most that the plan allows, null for no limit.
 * @throws Problem forbidden, plan-limit
 */
export async function createLocation(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /locations'>,
  limit: number | null,
): Promise<Location> {
  authorise(actor, 'locations.manage', tx)
  await assertWithinPlan(tx, 'locations', limit, () => countLocations(tx.db))
  const row = await insertLocation(tx.db, {
    id: randomUUIDv7(),
    name: input.name,
    time_zone: input.timeZone,
    address: input.address,
  })
  const location = presentLocation(row)
  recordChange(tx, {
    type: 'location.created',
    subjectType: 'location',
    subjectId: row.id,
    data: { locationId: row.id },
    after: location,
  })
  return location
}
