import type { Actor } from '../../../domain/access/index.ts'
import type { Hours } from '../../../domain/scheduling/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsLeftWithoutHours } from '../calendar/affected-visits.ts'
import { replaceHours } from './hours.queries.ts'
import { type HoursAnswer, type HoursInput, locationPaths, storedHours } from './hours-answer.ts'
import { selectKnownLocations } from './locations.queries.ts'
import { resourceHours } from './read-hours.ts'

/**
 * Replaces a resource's own hours, with its dates; empty ones mean that it never works. Visits that they don't cover
 * any more are listed.
 * @throws Problem forbidden, not-found (the resource, or a location), invalid-input
 */
export async function setResourceHours(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: HoursInput,
): Promise<HoursAnswer> {
  authorise(actor, 'resources.manage', tx)
  const before = await resourceHours(tx, id)
  const hours = storedHours(input)
  const places = locationPaths(input)
  const known = await selectKnownLocations(tx.db, [...new Set(places.map((place) => place.locationId))])
  const unknown = places.find(({ locationId }) => !known.some((location) => location.id === locationId))
  if (unknown) throw missing('location', unknown.path)
  return change(tx, id, before, hours)
}

/**
 * Returns a resource to the opening hours of its location. Visits that they don't cover are listed.
 * @throws Problem forbidden, not-found
 */
export async function clearResourceHours(tx: TenantTx, actor: Actor, id: string): Promise<HoursAnswer> {
  authorise(actor, 'resources.manage', tx)
  return change(tx, id, await resourceHours(tx, id), null)
}

async function change(
  tx: TenantTx,
  id: string,
  before: HoursAnswer,
  hours: Hours | null,
): Promise<HoursAnswer> {
  const { affected } = await visitsLeftWithoutHours(tx, [id], () =>
    replaceHours(tx.db, { resourceId: id }, hours),
  )
  const after = await resourceHours(tx, id)
  recordChange(tx, {
    type: 'hours.changed',
    subjectType: 'resource',
    subjectId: id,
    data: { resourceId: id },
    before,
    after,
  })
  return { ...after, affected }
}
