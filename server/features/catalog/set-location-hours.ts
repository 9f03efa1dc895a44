import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsLeftWithoutHours } from '../calendar/affected-visits.ts'
import { replaceHours, selectInheriting } from './hours.queries.ts'
import { type HoursAnswer, locationPaths, type OpeningInput, storedHours } from './hours-answer.ts'
import { openingHours } from './read-hours.ts'

/**
 * Replaces the opening hours of a location, with its dates. Visits whose resource works in them and which they
 * don't cover any more are listed.
 * @throws Problem forbidden, not-found, invalid-input
 */
export async function setLocationHours(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: OpeningInput,
): Promise<HoursAnswer> {
  authorise(actor, 'locations.manage', tx)
  const before = await openingHours(tx, id, false)
  const elsewhere = locationPaths(input).find(({ locationId }) => locationId !== id)
  if (elsewhere) throw invalid(elsewhere.path, 'must be left out: these are hours of one location')
  const { weekly, overrides } = storedHours(input)
  const hours = {
    weekly: weekly.map((window) => ({ ...window, locationId: null })),
    overrides: overrides.map(({ date, windows }) => ({
      date,
      windows: windows.map((window) => ({ ...window, locationId: null })),
    })),
  }
  const inheriting = (await selectInheriting(tx.db, id)).map((resource) => resource.id)
  const { affected } = await visitsLeftWithoutHours(tx, inheriting, () =>
    replaceHours(tx.db, { locationId: id }, hours),
  )
  const after = await openingHours(tx, id, false)
  recordChange(tx, {
    type: 'hours.changed',
    subjectType: 'location',
    subjectId: id,
    data: { locationId: id },
    before,
    after,
  })
  return { ...after, affected }
}
