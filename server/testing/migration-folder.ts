import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { latestMigration, MIGRATIONS_FOLDER, type MigrationKind } from '../database/migration-files.ts'

/** A temporary copy of all migrations with some more after them, as if the next release had brought these. */
export function migrationFolder(more: Partial<Record<MigrationKind, string[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'smooth-migrations-'))
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true })
  for (const kind of ['platform', 'tenant'] as const) {
    for (const sql of more[kind] ?? []) {
      const number = String(latestMigration(kind, folder) + 1).padStart(6, '0')
      writeFileSync(join(folder, kind, `${number}-more.sql`), sql)
    }
  }
  return folder
}
