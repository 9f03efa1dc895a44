import type { Config } from '../config.ts'
import type { Database } from '../database/pool.ts'
import { DEMO_SUPERUSER } from '../demo/demo-accounts.ts'
import { demoIsMissing, demoIsStale } from '../demo/demo-state.ts'
import { refreshDemo, seedDemo } from '../demo/seed-demo.ts'

/**
 * Makes the demo on an empty database, or a fresh one around `now` when asked to; never in production.
 * Answers whether there is one.
 */
export async function openDemo(
  database: Database,
  config: Config,
  { now, fresh, say }: { now: Date; fresh: boolean; say: (words: string) => void },
): Promise<boolean> {
  if (config.environment === 'production') return false
  const onProgress = (words: string) => say(`making the demo: ${words} …`)
  if (await demoIsMissing(database)) {
    await seedDemo({ database, now, password: config.demoPassword, onProgress })
    return true
  }
  if (!(await demoIsThere(database))) return false
  if (fresh) await refreshDemo({ database, now, onProgress })
  else if (await demoIsStale(database, now)) {
    say('The demo has run out of visits to come: npm start -- --fresh-demo makes new ones around today.')
  }
  return true
}

async function demoIsThere(database: Database): Promise<boolean> {
  const user = await database.readPlatform(({ db }) =>
    db.selectFrom('users').select('id').where('email', '=', DEMO_SUPERUSER).executeTakeFirst(),
  )
  return user !== undefined
}
