import { createHash } from 'node:crypto'
import type { LinkRow } from './chain.queries.ts'

/** The first place at which a log isn't what was written. */
export interface Break {
  kind: 'row' | 'signature'
  number: number
  /** In words. */
  problem: string
}

/** The end of what has been checked so far. */
export interface Link {
  number: number
  hash: Buffer
}

export const BEGINNING: Link = { number: 0, hash: Buffer.alloc(0) }

/**
 * Why an entry doesn't follow the one before it, or null where it does. Personal details that were erased, with their
 * salt, leave it whole; details that were changed don't.
 */
export function breakAt(previous: Link, row: LinkRow): Break | null {
  const bad = (problem: string, number = row.number): Break => ({ kind: 'row', number, problem })
  if (row.number < previous.number + 1) return bad('was inserted')
  if (row.number > previous.number + 1) return bad('is missing', previous.number + 1)
  if (!row.previous_hash?.equals(previous.hash)) return bad('does not follow the entry before it')
  if (!row.hash?.equals(sha256(row.previous_hash, row.facts))) return bad('was changed')
  const isErased = row.details_salt === null && !row.has_personal
  if (isErased) return null
  if (!row.details_salt || !row.details_hash?.equals(sha256(row.details_salt, row.personal)))
    return bad('has other details than it was written with')
  return null
}

const sha256 = (before: Buffer, text: string): Buffer =>
  createHash('sha256').update(before).update(text, 'utf8').digest()
