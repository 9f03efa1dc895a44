import type { Database } from '../database/pool.ts'
import type { TenantScope } from '../database/scope.ts'
import { createTenant } from '../features/tenants/create-tenant.ts'
import type { Agenda } from './agenda.ts'
import { businessRows } from './business-rows.ts'
import type { DemoCatalogue } from './catalogue.ts'
import { addDemoAccounts, type DemoPlace, hashForAccounts } from './demo-accounts.ts'
import { planBusiness } from './plan-business.ts'
import { REPAIR_SHOP } from './repair-shop.ts'
import { SALON } from './salon.ts'
import { stageRepairShop, stageSalon } from './stage.ts'
import { type DemoRows, removeRows, writeRows } from './write-rows.ts'

interface DemoBusiness {
  catalogue: DemoCatalogue
  stage: (agenda: Agenda) => void
  isTemporary: boolean
}

export const DEMO_BUSINESSES: readonly DemoBusiness[] = [
  // the larger one first: the database works on it while the other one is planned
  { catalogue: REPAIR_SHOP, stage: stageRepairShop, isTemporary: false },
  { catalogue: SALON, stage: stageSalon, isTemporary: true },
]

const DAY = 86_400_000
const DEMO_ACCOUNT_DAYS = 365

export interface SeedDemo {
  database: Database
  /** The demo's days are counted from it, and its data follows from it. */
  now: Date
  /** Of all its users. */
  password: string
  /** Told what is being made, in a few words. */
  onProgress?: (words: string) => void
}

/**
 * Makes the demo's tenants and users on an empty database: a year of visits behind `now` and three months ahead.
 * Interrupted, it goes on where it was when it is called again.
 */
export async function seedDemo({ database, now, password, onProgress = () => {} }: SeedDemo): Promise<void> {
  const places: DemoPlace[] = []
  const beside: Promise<void>[] = []
  const goOnBeside = (work: Promise<void>) => {
    // awaited below, and a failure until then is reported there
    work.catch(() => {})
    beside.push(work)
  }
  let hashes: string[] = []
  const catalogues = DEMO_BUSINESSES.map(({ catalogue }) => catalogue)
  const hashing = async () => {
    hashes = await hashForAccounts(catalogues, password)
  }
  goOnBeside(hashing())
  for (const business of DEMO_BUSINESSES) {
    const { catalogue } = business
    onProgress(`${catalogue.name}: a year of visits`)
    const scope = (await findTenant(database, catalogue.slug)) ?? (await makeTenant(database, business, now))
    const locationId = await defaultLocation(database, scope)
    places.push({ catalogue, tenantId: scope.tenantId, locationId })
    if (await isFilled(database, scope)) continue
    const rows = businessRows(await planBusiness(catalogue, now, business.stage), locationId)
    goOnBeside(fillTenant(database, scope, catalogue, locationId, rows))
  }
  await Promise.all(beside)
  // last: whoever finds them knows that the rest is there
  await database.withPlatform((tx) => addDemoAccounts(tx, places, hashes))
}

/** Replaces what is in the demo's businesses by a fresh demo about `now`; accounts, passwords and logs stay. */
export async function refreshDemo({
  database,
  now,
  onProgress = () => {},
}: Omit<SeedDemo, 'password'>): Promise<void> {
  for (const business of DEMO_BUSINESSES) {
    const { catalogue } = business
    const scope = await findTenant(database, catalogue.slug)
    if (!scope) continue
    onProgress(`${catalogue.name}: a year of visits`)
    const rows = businessRows(
      await planBusiness(catalogue, now, business.stage),
      await defaultLocation(database, scope),
    )
    const ours = await database.withTenant(scope, async ({ db }) => {
      await removeRows(db)
      await writeRows(db, { ...rows, people: [] })
      return rows.people.map((person) => person.user_id as string)
    })
    await database.withPlatform(async ({ db }) => {
      if (business.isTemporary) {
        await db
          .updateTable('tenants')
          .set({ expires_at: expiryOf(now) })
          .where('id', '=', scope.tenantId)
          .execute()
      }
      // those whom visitors of the demo had linked to what is gone now
      await db
        .updateTable('users')
        .set({ resource_id: null, location_id: null, customer_id: null })
        .where('tenant_id', '=', scope.tenantId)
        .where('id', 'not in', ours)
        .execute()
    })
  }
}

const expiryOf = (now: Date): Date => new Date(now.getTime() + DEMO_ACCOUNT_DAYS * DAY)

/** The way into the tenant with this slug, or null. */
export async function findTenant(database: Database, slug: string): Promise<TenantScope | null> {
  const row = await database.readPlatform(({ db }) =>
    db
      .selectFrom('tenants')
      .select(['id', 'schema_name', 'migration'])
      .where('slug', '=', slug)
      .executeTakeFirst(),
  )
  return row ? { tenantId: row.id, schema: row.schema_name, migration: row.migration } : null
}

function makeTenant(
  database: Database,
  { catalogue, isTemporary }: DemoBusiness,
  now: Date,
): Promise<TenantScope> {
  const { slug, name, timeZone, country, currency } = catalogue
  return createTenant(database, {
    slug,
    name,
    timeZone,
    country,
    currency,
    plan: 'unlimited',
    isTemporary,
    expiresAt: isTemporary ? expiryOf(now) : null,
  })
}

const defaultLocation = (database: Database, scope: TenantScope): Promise<string> =>
  database.readTenant(scope, async ({ db }) => {
    const { id } = await db
      .selectFrom('locations')
      .select('id')
      .where('is_default', '=', true)
      .executeTakeFirstOrThrow()
    return id
  })

const isFilled = (database: Database, scope: TenantScope): Promise<boolean> =>
  database.readTenant(scope, async ({ db }) => {
    const any = await db.selectFrom('services').select('id').limit(1).executeTakeFirst()
    return any !== undefined
  })

/** Fills a tenant that has nothing yet, in one transaction. */
async function fillTenant(
  database: Database,
  scope: TenantScope,
  { address, phone, email, branding, cancellation, location }: DemoCatalogue,
  locationId: string,
  rows: DemoRows,
): Promise<void> {
  await database.withTenant(scope, async ({ db, now }) => {
    await db
      .updateTable('business')
      .set({
        address,
        phone,
        email,
        branding: JSON.stringify(branding),
        policies: JSON.stringify({ cancellation }),
        published_at: now,
      })
      .execute()
    await db
      .updateTable('locations')
      .set({ name: location.name, address, weekly_hours: JSON.stringify(location.weekly) })
      .where('id', '=', locationId)
      .execute()
    await writeRows(db, rows)
  })
}
