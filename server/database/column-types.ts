import type { ColumnType } from 'kysely'

/** Written as text, read as what it holds. */
export type Json<T> = ColumnType<T, string, string>
export type JsonDefault<T> = ColumnType<T, string | undefined, string>
/** Written once, or left to the database. */
export type Fixed<T> = ColumnType<T, T | undefined, never>
