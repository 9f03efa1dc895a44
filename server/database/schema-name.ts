const SCHEMA_NAME = /^t_[0-9a-z]{1,40}$/

/** The name of a tenant's schema and role: `t_` and its id in base 36. Never made of what a user typed. */
export function schemaNameOf(tenantId: string): string {
  return `t_${BigInt(`0x${tenantId.replaceAll('-', '')}`).toString(36)}`
}

/** @throws when `name` isn't one that `schemaNameOf` makes, so that it can be put into a statement as it is. */
export function assertSchemaName(name: string): void {
  if (!SCHEMA_NAME.test(name)) throw new TypeError('Not the name of a tenant schema')
}
