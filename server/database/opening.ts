import { assertSchemaName } from './schema-name.ts'

/** The statements that open a transaction. Nothing of them outlives it, so a pooler in between is safe. */
export interface Opening {
  /** Whose tables the transaction's statements will find. */
  schema: string
  read: readonly string[]
  write: readonly string[]
}

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
  const setting = [`SET LOCAL ROLE ${role}`, `SET LOCAL search_path = ${schema}, core, ext`]
  return { schema, read: ['BEGIN READ ONLY', ...setting], write: ['BEGIN', ...setting] }
}
