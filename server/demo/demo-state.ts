import type { Database } from '../database/pool.ts'
import { DEMO_SUPERUSER } from './demo-accounts.ts'
import { DEMO_BUSINESSES, findTenant } from './seed-demo.ts'

const DAY = 86_400_000
/** Fewer visits than these in the two weeks to come, and a demo looks abandoned. A fresh one has hundreds. */
const LIVELY = 40

/** True when a demo may be made here: nobody is on the platform, and no tenant but an unfinished demo's. */
export async function demoIsMissing(database: Database): Promise<boolean> {
  const slugs = DEMO_BUSINESSES.map(({ catalogue }) => catalogue.slug)
  return database.readPlatform(async ({ db }) => {
    const user = await db.selectFrom('users').select('id').limit(1).executeTakeFirst()
    const other = await db
      .selectFrom('tenants')
      .select('id')
      .where('slug', 'not in', slugs)
      .limit(1)
      .executeTakeFirst()
    return !user && !other
  })
}

/** True when this is a demo whose future has run out, so that a fresh one is worth offering. */
export async function demoIsStale(database: Database, now: Date): Promise<boolean> {
  const ours = await database.readPlatform(({ db }) =>
    db.selectFrom('users').select('id').where('email', '=', DEMO_SUPERUSER).executeTakeFirst(),
  )
  const scope = ours && (await findTenant(database, 'demo'))
  if (!scope) return false
  const ahead = await database.readTenant(scope, ({ db }) =>
    db
      .selectFrom('appointments')
      .select(({ fn }) => fn.countAll<string>().as('visits'))
      .where('start_at', '>=', now)
      .where('start_at', '<', new Date(now.getTime() + 14 * DAY))
      .where('status', 'in', ['pending', 'confirmed'])
      .executeTakeFirstOrThrow(),
  )
  return Number(ahead.visits) < LIVELY
}
