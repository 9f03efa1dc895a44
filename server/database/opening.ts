import { type EncodedSteps, encodeSteps } from './message.ts'
import { assertSchemaName } from './schema-name.ts'

/** The message that opens a transaction. Nothing of it outlives the transaction, so a pooler in between is safe. */
export interface Opening {
  read: EncodedSteps
  write: EncodedSteps
}

/** Half a kilobyte each. */
const MOST_KEPT = 5000
const kept = new Map<string, Opening>()

export const PLATFORM_OPENING = opening('smooth_platform', 'platform')

/**
 * Role and path of one tenant; both have the schema's name.
 * @throws when the server can't have made that name
 */
export function tenantOpening(schema: string): Opening {
  const known = kept.get(schema)
  if (known) return known
  assertSchemaName(schema)
  const made = opening(schema, schema)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(schema, made)
  return made
}

function opening(role: string, schema: string): Opening {
  const setting = [
    { text: `SET LOCAL ROLE ${role}` },
    { text: `SET LOCAL search_path = ${schema}, core, ext` },
  ]
  return {
    read: encodeSteps([{ text: 'BEGIN READ ONLY' }, ...setting]),
    write: encodeSteps([{ text: 'BEGIN' }, ...setting]),
  }
}
