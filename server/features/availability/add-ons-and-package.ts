import type { BookedAddOn } from '../../database/business-side-tables.ts'
import { missing } from '../../problem.ts'
import type { AskedItem, AskedVisit } from './asked.ts'
import type { AddOnRow, PackageRow } from './scheduling.queries.ts'

/** What has to be read beside the services, if anything has. */
export function extrasOf(asked: AskedVisit): { packageId: string | null; addOnIds: string[] } | undefined {
  const addOnIds = [...(asked.addOnIds ?? []), ...asked.items.flatMap((item) => item.addOnIds ?? [])]
  if (!asked.packageId && addOnIds.length === 0) return undefined
  return { packageId: asked.packageId ?? null, addOnIds }
}

/** @throws Problem not-found for one that isn't this tenant's */
export function packageOf(asked: AskedVisit, row: PackageRow | null | undefined): PackageRow | null {
  if (!asked.packageId) return null
  if (!row?.service_ids) throw missing('package', 'packageId')
  return row
}

/**
 * What goes with each item: as it was booked, or as it is offered now. What is asked for in the visit as a whole goes
 * with the first service that has it.
 * @throws Problem not-found for an add-on that isn't this tenant's, is archived, or doesn't go with the service
 */
export function addOnsOf(
  asked: AskedVisit,
  items: readonly AskedItem[],
  rows: readonly AddOnRow[],
): BookedAddOn[][] {
  const found = (id: string, serviceId: string) =>
    rows.find((row) => row.id === id && row.service_id === serviceId)
  const wanted = items.map((item, at) =>
    [...new Set(item.addOnIds)].map((id, place) => {
      const row = found(id, item.serviceId)
      if (!row) throw missing('add-on', `services.${at}.addOnIds.${place}`)
      return row
    }),
  )
  asked.addOnIds?.forEach((id, place) => {
    const at = items.findIndex((item) => found(id, item.serviceId))
    if (at < 0) throw missing('add-on', `addOnIds.${place}`)
    const row = found(id, (items[at] as AskedItem).serviceId) as AddOnRow
    if (!wanted[at]?.includes(row)) wanted[at]?.push(row)
  })
  return items.map((item, at) => [...(item.booked ?? []), ...(wanted[at] as AddOnRow[]).map(asBooked)])
}

const asBooked = (row: AddOnRow): BookedAddOn => ({
  id: row.id,
  name: row.name,
  durationMinutes: row.duration_minutes,
  priceAmount: row.price_amount,
})
