import type { Config } from '../config.ts'
import { startEmbeddedPostgres } from '../database/embedded.ts'
import { migrateAll } from '../database/migrate.ts'
import { prepareDatabase } from '../database/prepare.ts'

interface Telling {
  /** Progress, for the person who waits. */
  say: (words: string) => void
  warn: (words: string) => void
}

interface OpenedDatabase {
  /** The application's own login. */
  appUrl: string
  /** The job queue's login. */
  jobsUrl: string
}

/**
 * The database of the configuration, up to date: `DATABASE_URL`, or the embedded PostgreSQL, whose `stop`
 * is handed to `onClose` as soon as it runs.
 */
export async function openDatabase(
  config: Config,
  { say, warn }: Telling,
  onClose: (stop: () => Promise<void>) => void,
): Promise<OpenedDatabase> {
  const url = config.databaseUrl ?? (await startEmbedded(config, { say, warn }, onClose))
  const urls = await prepareDatabase(url)
  let told = Date.now()
  const { failed } = await migrateAll(url, {
    log: say,
    onProgress({ done, total }) {
      if (Date.now() - told < 1000) return
      told = Date.now()
      say(`migrating businesses: ${done} of ${total}`)
    },
  })
  for (const { slug, migration, error } of failed) {
    warn(`${slug} stays behind, migration ${migration} failed: ${error.message}`)
  }
  return urls
}

async function startEmbedded(
  config: Config,
  { say, warn }: Telling,
  onClose: (stop: () => Promise<void>) => void,
): Promise<string> {
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: { info: say, warn },
    describe: `port ${config.port}`,
  })
  onClose(embedded.stop)
  return embedded.url
}
