import { CompiledQuery, type Insertable, type Kysely } from 'kysely'
import type { TenantTables } from './tenant-tables.ts'

type Row<Table extends keyof TenantTables> = Insertable<TenantTables[Table]>

/**
 * An INSERT of rows with these columns, for what is written so often that Kysely's putting its text together counts:
 * the text is made once for each number of rows.
 * @returns what inserts rows and answers how many were
 */
export function insertion<Table extends keyof TenantTables, const Column extends keyof Row<Table> & string>(
  table: Table,
  columns: readonly Column[],
  onConflict: '' | 'on conflict do nothing' = '',
) {
  const texts: string[] = []
  return async (db: Kysely<TenantTables>, rows: readonly Pick<Row<Table>, Column>[]): Promise<number> => {
    texts[rows.length] ??=
      `insert into ${table} (${columns.join(', ')}) values ${places(rows.length, columns.length)} ${onConflict}`
    const text = texts[rows.length] as string
    const values = rows.flatMap((row) => columns.map((column) => row[column]))
    const { numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values))
    return Number(numAffectedRows)
  }
}

/** `($1, $2), ($3, $4)` for two rows of two columns. */
function places(rows: number, columns: number): string {
  const row = (first: number) => Array.from({ length: columns }, (_, n) => `$${first + n}`).join(', ')
  return Array.from({ length: rows }, (_, n) => `(${row(n * columns + 1)})`).join(', ')
}
