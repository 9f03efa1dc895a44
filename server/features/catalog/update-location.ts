import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsLeftWithoutHours } from '../calendar/affected-visits.ts'
import {
  dropDefault,
  lockDefault,
  lockLocationAlone,
  selectActiveResources,
  updateLocationRow,
} from './locations.queries.ts'
import { presentLocation } from './present-location.ts'

/**
 * Changes a location. There is always one default location: making this one the default takes it from the other.
 * In another time zone its hours are at other instants: visits that they leave are listed.
 * @throws Problem forbidden, not-found, stale
 */
export async function updateLocation(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /locations/:id'>,
): Promise<Answer<'PATCH /locations/:id'>> {
  authorise(actor, 'locations.manage', tx)
  if (input.isDefault) await lockDefault(tx.db)
  const row = await lockLocationAlone(tx.db, id)
  if (!row) throw notFound('location')
  const before = presentLocation(row)
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: before })
  if (input.isDefault && !row.is_default) await dropDefault(tx.db)
  const write = async () =>
    updateLocationRow(tx.db, id, input.version, {
      name: input.name,
      time_zone: input.timeZone,
      address: input.address,
      is_default: input.isDefault,
    })
  const shifts = input.timeZone !== undefined && input.timeZone !== row.time_zone
  const { result: changed, affected } = shifts
    ? await visitsLeftWithoutHours(tx, await activeResources(tx), write)
    : { result: await write(), affected: [] }
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
  return { ...after, affected }
}

const activeResources = async (tx: TenantTx) => (await selectActiveResources(tx.db)).map((one) => one.id)
