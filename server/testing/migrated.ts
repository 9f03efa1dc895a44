import { inject } from 'vitest'
import { migrateAll } from '../database/migrate.ts'
import { createDatabase, type Database, type DatabaseOptions } from '../database/pool.ts'
import { prepareDatabase, preparedUrls } from '../database/prepare.ts'
import { cloneDatabase } from './clone.ts'

export interface MigratedDatabase {
  database: Database
  /** The superuser's address. */
  ownerUrl: string
  /** The application's login. */
  appUrl: string
  /** The job queue's login. */
  jobsUrl: string
  /** Closes `database` and deletes everything. */
  drop(): Promise<void>
}

/**
 * A database of one's own with every migration of the platform and the job queue, and no tenant yet.
 * `migrations` names other ones than the released: a template's name, and the folder that they are in.
 */
export async function migratedDatabase(
  options: Partial<DatabaseOptions> = {},
  migrations: { template: string; folder?: string } = { template: 'migrated' },
): Promise<MigratedDatabase> {
  const clone = await cloneDatabase(inject('clusterUrl'), migrations.template, async (url) => {
    await prepareDatabase(url)
    await migrateAll(url, migrations)
  })
  const { appUrl, jobsUrl } = preparedUrls(clone.url)
  const database = createDatabase({ url: appUrl, ...options })
  return {
    database,
    ownerUrl: clone.url,
    appUrl,
    jobsUrl,
    async drop() {
      await database.close()
      await clone.drop()
    },
  }
}
