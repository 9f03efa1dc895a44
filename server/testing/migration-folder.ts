import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { latestMigration, MIGRATIONS_FOLDER, type MigrationKind } from '../database/migration-files.ts'

/** Just what making a tenant and writing its log need: such a tenant is made ten times faster than a real one. */
const SMALL_TENANT = `
  CREATE TABLE business (
    id smallint PRIMARY KEY DEFAULT 1, name text, time_zone text, country text, currency text, locale text
  );
  CREATE TABLE locations (id uuid PRIMARY KEY, name text, time_zone text, is_default boolean);
  CREATE TABLE customers (id uuid PRIMARY KEY, name text);
  CREATE TABLE head (
    id smallint PRIMARY KEY DEFAULT 1, event_number bigint DEFAULT 0, audit_number bigint DEFAULT 0,
    audit_hash bytea DEFAULT '\\x'
  );
  INSERT INTO head DEFAULT VALUES;
  CREATE TABLE events (number bigint PRIMARY KEY, type text, at timestamptz, data jsonb);
  CREATE TABLE audit_log (number bigint PRIMARY KEY);
`

/**
 * A temporary copy of the platform's migrations and a small first one of the tenants', with some more after
 * them, as if the next release had brought these.
 */
export function migrationFolder(more: Partial<Record<MigrationKind, string[]>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'smooth-migrations-'))
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true })
  rmSync(join(folder, 'tenant'), { recursive: true })
  mkdirSync(join(folder, 'tenant'))
  const all = { platform: more.platform ?? [], tenant: [SMALL_TENANT, ...(more.tenant ?? [])] }
  for (const kind of ['platform', 'tenant'] as const) {
    for (const sql of all[kind]) {
      const number = String(latestMigration(kind, folder) + 1).padStart(6, '0')
      writeFileSync(join(folder, kind, `${number}-more.sql`), sql)
    }
  }
  return folder
}
