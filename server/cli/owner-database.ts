import { readConfig } from '../config.ts'
import { startEmbeddedPostgres } from '../database/embedded.ts'

/**
 * Runs `work` with the address of the configured database: `DATABASE_URL`, else the embedded PostgreSQL in
 * the data folder, which is started for it.
 * @throws StartupError when the configuration is wrong or the data folder is in use
 */
export async function withOwnerDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = readConfig(process.env)
  if (databaseUrl) return work(databaseUrl)
  const silent = { info() {}, warn: (words: string) => console.error(words) }
  const embedded = await startEmbeddedPostgres({ dataDir, log: silent, describe: 'smooth' })
  try {
    return await work(embedded.url)
  } finally {
    await embedded.stop()
  }
}
