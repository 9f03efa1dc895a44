import { invalid } from '../problem.ts'

type Part = string | number | boolean | null

/** The place after which a list goes on, opaque to clients: the order's values of the last item. */
export const writeCursor = (parts: readonly Part[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/**
 * Reads a cursor back.
 * @param kinds what each part must be, by `typeof`
 * @throws Problem invalid-input for one that this list didn't make
 */
export function readCursor<T extends readonly Part[]>(
  cursor: string | undefined,
  kinds: readonly ('string' | 'number' | 'boolean')[],
): T | null {
  if (cursor === undefined) return null
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    parts = null
  }
  const fits =
    Array.isArray(parts) &&
    parts.length === kinds.length &&
    parts.every((part, at) => typeof part === kinds[at])
  if (!fits) throw invalid('cursor', 'is not one that this list gave')
  return parts as unknown as T
}
