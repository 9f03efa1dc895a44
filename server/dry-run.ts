import type { Database } from './database/pool.ts'
import type { TenantScope, TenantTx } from './database/scope.ts'

/**
 * Runs `work` in one transaction of the tenant. On a dry run the answer is the same, and everything that led
 * to it is rolled back: there is no second path that could answer differently.
 */
export async function writeUnlessDry<T>(
  database: Database,
  scope: TenantScope,
  dryRun: boolean | undefined,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  if (!dryRun) return database.withTenant(scope, work)
  try {
    return await database.withTenant<T>(scope, async (tx) => {
      throw new Undone(await work(tx))
    })
  } catch (error) {
    if (error instanceof Undone) return error.answer as T
    throw error
  }
}

class Undone extends Error {
  readonly answer: unknown

  constructor(answer: unknown) {
    super('A dry run was rolled back')
    this.answer = answer
  }
}
