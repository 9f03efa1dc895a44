import type { z } from 'zod'
import { invalid } from './problem.ts'

/** What a list is asked for: `limit` rows after those that `cursor` stands for. */
export interface PageRequest {
  limit?: number
  cursor?: string
}

/** How many rows a page has; ask the database for one more, which tells whether another page follows. */
export const pageSize = ({ limit }: PageRequest): number => limit ?? 50

/**
 * The sort keys of the last row of the page before; null at the beginning.
 * @throws Problem invalid-input for a cursor that isn't one of this list
 */
export function readCursor<Keys>({ cursor }: PageRequest, keys: z.ZodType<Keys>): Keys | null {
  if (cursor === undefined) return null
  const read = keys.safeParse(parsed(cursor))
  if (!read.success) throw invalid('cursor', 'must be a nextCursor of this list')
  return read.data
}

/** A page of at most `size` rows out of those that were found, with the cursor of the next one. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  size: number,
  keysOf: (row: Row) => readonly unknown[],
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const more = rows.length > size && last !== undefined
  return {
    items: shown.map(present),
    nextCursor: more ? Buffer.from(JSON.stringify(keysOf(last))).toString('base64url') : null,
  }
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
