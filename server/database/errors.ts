/** More work than the connections can do: the queue is full, the wait was too long, or none could be opened. */
export class Overloaded extends Error {
  readonly code = 'overloaded'
  override readonly name = 'Overloaded'
}

/** The tenant's schema is more than one migration behind this code (or its migration failed). */
export class TenantMaintenance extends Error {
  readonly code = 'tenant-maintenance'
  override readonly name = 'TenantMaintenance'
}

/** A transaction was opened inside another one: hand on the `tx` instead. */
export class NestedTransaction extends Error {
  override readonly name = 'NestedTransaction'
}

/** The transaction was over, or had failed earlier, so this could not take part in it. */
export class TransactionAborted extends Error {
  override readonly name = 'TransactionAborted'
}

/** A statement that a transaction's handle may not send: anything but reading and writing rows. */
export class RefusedStatement extends Error {
  override readonly name = 'RefusedStatement'
}

/** The SQLSTATE of an error that PostgreSQL answered with, else null. Errors are told apart by it alone. */
export function sqlState(error: unknown): string | null {
  const code = error instanceof Error && 'severity' in error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}
