import type { PlatformTx } from '../database/scope.ts'
import { hashPassword } from '../features/identity/password.ts'
import type { DemoCatalogue } from './catalogue.ts'
import { catalogueIds, createIds, FOUNDED } from './ids.ts'
import { createRandom } from './random.ts'

/** Where a demo business is, once it has been made. */
export interface DemoPlace {
  catalogue: DemoCatalogue
  tenantId: string
  locationId: string
}

export const PLATFORM_USERS = [
  { email: 'superuser@smoothschedule.com', name: 'Nadia Sorensen', role: 'SUPERUSER' },
  { email: 'manager@smoothschedule.com', name: 'Victor Almeida', role: 'PLATFORM_MANAGER' },
  { email: 'sales@smoothschedule.com', name: 'Holly Tanaka', role: 'PLATFORM_SALES' },
  { email: 'support@smoothschedule.com', name: 'Jonas Okoye', role: 'PLATFORM_SUPPORT' },
] as const

/** The first of the demo's accounts: there once a demo is complete. */
export const DEMO_SUPERUSER = PLATFORM_USERS[0].email

/** A hash of the password, each with a salt of its own, for every account of these businesses and the platform's. */
export function hashForAccounts(catalogues: readonly DemoCatalogue[], password: string): Promise<string[]> {
  const count = PLATFORM_USERS.length + catalogues.reduce((sum, { users }) => sum + users.length, 0)
  return Promise.all(Array.from({ length: count }, () => hashPassword(password)))
}

/** Enters the demo's users, on the platform and in its businesses. Existing ones stay as they are. */
export async function addDemoAccounts(
  tx: PlatformTx,
  places: readonly DemoPlace[],
  hashes: readonly string[],
): Promise<void> {
  const nextId = createIds(createRandom('platform catalogue'))
  const users = [
    ...PLATFORM_USERS.map((user) => ({ id: nextId(FOUNDED), tenant_id: null, ...user })),
    ...places.flatMap(membersOf),
  ]
  await tx.db
    .insertInto('users')
    .values(
      users.map((user, i) => ({
        ...user,
        password_hash: hashes[i] as string,
        email_verified_at: tx.now,
        second_factor_exempt: true,
        created_at: new Date(FOUNDED * 60_000),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function membersOf({ catalogue, tenantId, locationId }: DemoPlace) {
  const ids = catalogueIds(catalogue)
  return catalogue.users.map(
    ({ key, email, name, role, calendars = 'own', contacts = 'served', resource }) => ({
      id: ids.users[key] as string,
      tenant_id: tenantId,
      email,
      name,
      role,
      calendars,
      contacts,
      resource_id: resource ? (ids.resources[resource] ?? null) : null,
      location_id: resource ? locationId : null,
      customer_id: role === 'CUSTOMER' ? ids.customer : null,
    }),
  )
}
