import type { Answer } from '../../../contract/index.ts'
import type { AddOnRow, OfferedRow } from './add-ons.queries.ts'

export type AddOn = Answer<'POST /add-ons'>

const shown = (row: Omit<OfferedRow, 'service_id'>) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  durationMinutes: row.duration_minutes,
  price: { amount: row.price_amount, currency: row.price_currency },
})

/** All of an add-on, for members. */
export const presentAddOn = (row: AddOnRow): AddOn => ({
  ...shown(row),
  position: row.position,
  serviceIds: row.service_ids,
  active: row.active,
  version: row.version,
})

/** What may be added to a service. */
export const offeredWith = (serviceId: string, rows: readonly OfferedRow[]) =>
  rows.filter((row) => row.service_id === serviceId).map(shown)
