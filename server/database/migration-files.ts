import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type MigrationKind = 'platform' | 'tenant'

export interface MigrationFile {
  number: number
  name: string
  sql: string
  /** SHA-256 of the file, in hex. */
  checksum: string
}

const FILE_NAME = /^(\d{6})-([a-z0-9-]+)\.sql$/

/** The folder that holds `platform/` and `tenant/`. */
export const MIGRATIONS_FOLDER = join(import.meta.dirname, 'migrations')

/**
 * Reads the migrations of one kind, in order.
 * @throws when a file's name isn't `000001-words.sql` or a number is missing
 */
export function readMigrations(kind: MigrationKind, folder = MIGRATIONS_FOLDER): MigrationFile[] {
  return fileNames(kind, folder).map((fileName, index) => {
    const [, number, name] = FILE_NAME.exec(fileName) ?? []
    if (Number(number) !== index + 1 || !name) {
      throw new Error(`${kind}/${fileName}: migration ${index + 1} was expected here, named 000001-words.sql`)
    }
    const sql = readFileSync(join(folder, kind, fileName), 'utf8')
    return { number: index + 1, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** The number of the newest migration of one kind. */
export function latestMigration(kind: MigrationKind, folder = MIGRATIONS_FOLDER): number {
  return fileNames(kind, folder).length
}

/**
 * The number of the oldest migration that this release's code runs on: one behind the newest, so that it may start
 * before the last tenant is done, or a newer one that begins with `-- needed`.
 */
export function oldestServed(kind: MigrationKind, folder = MIGRATIONS_FOLDER): number {
  const all = readMigrations(kind, folder)
  const needed = all.findLast(({ sql }) => sql.startsWith('-- needed'))
  return Math.max(all.length - 1, needed?.number ?? 0)
}

function fileNames(kind: MigrationKind, folder: string): string[] {
  return readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.sql'))
    .sort()
}
