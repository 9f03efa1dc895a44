import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { dropDefault, lockDefault, lockLocationAlone, updateLocationRow } from './locations.queries.ts'
import { type Location, presentLocation } from './present-location.ts'

/**
 * Changes a location. There is always one default location: making this one the default takes it from the other.
 * @throws Problem forbidden, not-found, stale
 */
export async function updateLocation(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /locations/:id'>,
): Promise<Location> {
  authorise(actor, 'locations.manage', tx)
  if (input.isDefault) await lockDefault(tx.db)
  const row = await lockLocationAlone(tx.db, id)
  if (!row) throw notFound('location')
  const before = presentLocation(row)
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: before })
  if (input.isDefault && !row.is_default) await dropDefault(tx.db)
  const changed = await updateLocationRow(tx.db, id, input.version, {
    name: input.name,
    time_zone: input.timeZone,
    address: input.address,
    is_default: input.isDefault,
  })
  if (!changed) throw notFound('location')
  const after = presentLocation(changed)
  recordChange(tx, {
    type: 'location.updated',
    subjectType: 'location',
    subjectId: id,
    data: { locationId: id },
    before,
    after,
  })
  return after
}
