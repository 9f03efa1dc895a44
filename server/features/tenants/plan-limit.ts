import type { Database } from '../../database/pool.ts'

/** The most of one thing that a plan allows; null where it doesn't limit it. */
export async function planLimit(
  database: Database,
  plan: string,
  thing: 'locations' | 'resources' | 'members',
): Promise<number | null> {
  const row = await database.readPlatform(({ db }) =>
    db.selectFrom('plans').select('limits').where('id', '=', plan).executeTakeFirst(),
  )
  return row?.limits[thing] ?? null
}
