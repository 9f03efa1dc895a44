import type { Database } from '../database/pool.ts'

/** @throws when there is no such business */
export async function requireTenant(database: Database, slug: string) {
  const tenant = await database.readPlatform(({ db }) =>
    db.selectFrom('tenants').select(['id', 'slug']).where('slug', '=', slug).executeTakeFirst(),
  )
  if (!tenant) throw new Error(`There is no business with the address ${slug}`)
  return tenant
}
