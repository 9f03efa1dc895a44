import type { Statement } from './batch.ts'
import { assertSchemaName } from './schema-name.ts'

/** The statements that open a transaction. Nothing of them outlives it, so a pooler in between is safe. */
export interface Opening {
  /** Whose tables the transaction's statements will find. */
  schema: string
  read: readonly Statement[]
  write: readonly Statement[]
}

const BEGIN: Statement = { text: 'BEGIN', name: 'begin' }
const BEGIN_READING: Statement = { text: 'BEGIN READ ONLY', name: 'begin.read' }
export const COMMIT: Statement = { text: 'COMMIT', name: 'commit' }
export const ROLLBACK: Statement = { text: 'ROLLBACK', name: 'rollback' }

export const PLATFORM_OPENING = opening('smooth_platform', 'platform')

/**
 * Role and path of one tenant; both have the schema's name.
 * @throws when the server can't have made that name
 */
export function tenantOpening(schema: string): Opening {
  assertSchemaName(schema)
  return opening(schema, schema)
}

function opening(role: string, schema: string): Opening {
  const setting: Statement[] = [
    { text: `SET LOCAL ROLE ${role}`, name: `${schema}.role` },
    { text: `SET LOCAL search_path = ${schema}, core, ext`, name: `${schema}.path` },
  ]
  return { schema, read: [BEGIN_READING, ...setting], write: [BEGIN, ...setting] }
}
