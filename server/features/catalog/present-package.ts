import type { Answer } from '../../../contract/index.ts'
import type { PackageRow, PackedService } from './packages.queries.ts'

export type Package = Answer<'POST /packages'>
export type PublicPackage = Exclude<Answer<'GET /packages'>['items'][number], Package>

const sumOf = (services: PackedService[], of: 'durationMinutes' | 'priceAmount') =>
  services.reduce((sum, service) => sum + service[of], 0)

/** What customers see of a package, and no more. */
export function presentPublicPackage(row: PackageRow): PublicPackage {
  const amount = row.price_amount ?? sumOf(row.services, 'priceAmount')
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    position: row.position,
    durationMinutes: sumOf(row.services, 'durationMinutes'),
    price: { amount, currency: row.price_currency },
    services: row.services.map(({ id, name }) => ({ id, name })),
  }
}

/** All of a package, for members. */
export const presentPackage = (row: PackageRow): Package => ({
  ...presentPublicPackage(row),
  ownPrice: row.price_amount === null ? null : { amount: row.price_amount, currency: row.price_currency },
  bookableOnline: row.bookable_online,
  active: row.active,
  offlineBecause: row.services.flatMap(({ id, name, active, bookableOnline }) =>
    active && bookableOnline
      ? []
      : [{ serviceId: id, name, reason: active ? ('not-online' as const) : ('archived' as const) }],
  ),
  version: row.version,
})

/** Whether the public may see and book it. */
export const isOffered = (row: PackageRow): boolean =>
  row.active && row.bookable_online && row.services.every((one) => one.active && one.bookableOnline)
