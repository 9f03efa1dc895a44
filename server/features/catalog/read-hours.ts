import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { selectLocationWeek, selectOverrides, selectResourceWeek } from './hours.queries.ts'
import { type HoursAnswer, presentHours } from './hours-answer.ts'

/** Opening hours of a location. @throws Problem forbidden, not-found */
export async function readLocationHours(tx: TenantReadTx, actor: Actor, id: string): Promise<HoursAnswer> {
  authorise(actor, 'locations.read', tx)
  return openingHours(tx, id, false)
}

/** When a resource works: its own hours, or those of its location. @throws Problem forbidden, not-found */
export async function readResourceHours(tx: TenantReadTx, actor: Actor, id: string): Promise<HoursAnswer> {
  authorise(actor, 'resources.read', tx)
  return resourceHours(tx, id)
}

type Reading = Pick<TenantReadTx, 'db'>

export async function openingHours({ db }: Reading, id: string, inherited: boolean): Promise<HoursAnswer> {
  const location = await selectLocationWeek(db, id)
  if (!location) throw notFound('location')
  const overrides = await selectOverrides(db, { locationId: id })
  return presentHours({ weekly: location.weekly_hours, overrides }, inherited)
}

export async function resourceHours(tx: Reading, id: string): Promise<HoursAnswer> {
  const resource = await selectResourceWeek(tx.db, id)
  if (!resource) throw notFound('resource')
  if (resource.weekly_hours === null) return openingHours(tx, resource.location_id, true)
  const overrides = await selectOverrides(tx.db, { resourceId: id })
  return presentHours({ weekly: resource.weekly_hours, overrides, rotas: resource.rotas }, false)
}
