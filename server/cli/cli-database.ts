import { createDatabase, type Database } from '../database/pool.ts'
import { prepareDatabase } from '../database/prepare.ts'
import { withOwnerDatabase } from './owner-database.ts'

/** Runs `work` on the configured database, under the application's own login and roles. */
export function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  return withOwnerDatabase(async (url) => {
    const { appUrl } = await prepareDatabase(url)
    const database = createDatabase({ url: appUrl, max: 1 })
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  })
}
