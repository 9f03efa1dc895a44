import { type MigrationReport, migrateAll } from '../database/migrate.ts'
import { prepareDatabase } from '../database/prepare.ts'
import { withOwnerDatabase } from './owner-database.ts'

/** `smooth migrate`: ends with code 1 when a tenant had to be left behind. */
export async function migrateCommand(options: { workers: number }): Promise<void> {
  const report = await withOwnerDatabase(async (url) => {
    await prepareDatabase(url)
    return migrateAll(url, {
      workers: options.workers,
      log: (message) => console.log(message),
      onProgress: showProgress,
    })
  })
  if (process.stdout.isTTY && report.migrated + report.failed.length > 0) process.stdout.write('\n')
  for (const line of summary(report)) console.log(line)
  if (report.failed.length > 0) process.exitCode = 1
}

function showProgress({ done, failed, total }: { done: number; failed: number; total: number }): void {
  const line = `${done + failed} of ${total} tenants${failed > 0 ? `, ${failed} failed` : ''}`
  if (process.stdout.isTTY) {
    const filled = Math.round(((done + failed) / total) * 30)
    process.stdout.write(`\r[${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${line}`)
  } else if ((done + failed) % 100 === 0 || done + failed === total) {
    console.log(line)
  }
}

function summary({ platform, migrated, failed }: MigrationReport): string[] {
  return [
    `${platform.length} migrations of the platform run, ${migrated} tenants brought up to date`,
    ...failed.map(
      ({ slug, migration, error }) => `${slug} stays behind: migration ${migration} failed: ${error.message}`,
    ),
  ]
}
