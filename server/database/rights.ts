import pg from 'pg'

/** What guards the tenants in this database; each should be true. */
export interface DatabaseRights {
  /** No statement can change its own role or search path. False on servers that don't give us a superuser. */
  setConfigRevoked: boolean
  /** No statement can make a table that hides one of the tenant's. */
  temporaryTablesRevoked: boolean
  publicSchemaClosed: boolean
  /** The application's login has no rights of its own. */
  loginHasNoRights: boolean
}

/** Reads what `smooth doctor` shows. `url` is any login of the database. */
export async function databaseRights(url: string): Promise<DatabaseRights> {
  const client = new pg.Client({ connectionString: url, application_name: 'smoothschedule rights' })
  await client.connect()
  try {
    const { rows } = await client.query<DatabaseRights>(`
      SELECT
        NOT has_function_privilege('smooth_app', 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE') AS "setConfigRevoked",
        NOT has_database_privilege('smooth_app', current_database(), 'TEMPORARY') AS "temporaryTablesRevoked",
        NOT has_schema_privilege('smooth_app', 'public', 'USAGE') AS "publicSchemaClosed",
        EXISTS (
          SELECT FROM pg_roles
          WHERE rolname = 'smooth_app' AND NOT rolinherit AND NOT rolsuper AND NOT rolbypassrls AND NOT rolcreaterole
        ) AS "loginHasNoRights"`)
    return rows[0] as DatabaseRights
  } finally {
    await client.end()
  }
}
