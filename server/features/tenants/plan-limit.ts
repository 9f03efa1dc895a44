import type { Database } from '../../database/pool.ts'
import { Problem } from '../../problem.ts'
import type { SharedThing } from './usage.ts'

/** What a plan may limit and the business's own schema counts; storage in MiB. */
export type OwnThing = 'locations' | 'resources' | 'storage'

/** The most of one thing that a plan allows; null where it doesn't limit it. */
export async function planLimit(database: Database, plan: string, thing: OwnThing): Promise<number | null> {
  const row = await database.readPlatform(({ db }) =>
    db.selectFrom('plans').select('limits').where('id', '=', plan).executeTakeFirst(),
  )
  return row?.limits[thing] ?? null
}

const SAID = { messages: 'messages a month', storage: 'MiB of storage' } as Partial<
  Record<OwnThing | SharedThing, string>
>

/** What one gets who asks for more than the plan allows. */
export const planFull = (thing: OwnThing | SharedThing, limit: number): Problem =>
  new Problem('plan-limit', `The plan allows ${limit} ${SAID[thing] ?? thing}`, { limit, thing })
