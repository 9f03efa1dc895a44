import type { Database } from '../../database/pool.ts'
import { tenantScope } from '../../database/request-context.ts'
import { resumeImports } from '../imports/run-batch.ts'

const DAY_MS = 86_400_000

/**
 * Deletes what has had its day, on the platform and in every business: answers kept for repeated requests, links that ran
 * out, and holds that ran out while no worker was there. An import that lost its job gets another one. One business after another, each in its own short transaction.
 */
export async function purgeExpired(database: Database): Promise<void> {
  const tenants = await database.readPlatform(({ db }) =>
    db.selectFrom('tenants').select('id').where('status', '<>', 'archived').orderBy('id').execute(),
  )
  await database.withPlatform(async ({ db, now }) => {
    const aDayAgo = new Date(now.getTime() - DAY_MS)
    await db.deleteFrom('idempotency_keys').where('created_at', '<', aDayAgo).execute()
    await db.deleteFrom('one_time_tokens').where('expires_at', '<', aDayAgo).execute()
  })
  for (const { id } of tenants) {
    const scope = await tenantScope(database, id, { kind: 'system', task: 'purge-expired' })
    if (!scope) continue
    await database.withTenant(scope, async (tx) => {
      const { db, now } = tx
      const aDayAgo = new Date(now.getTime() - DAY_MS)
      await db.deleteFrom('idempotency_keys').where('created_at', '<', aDayAgo).execute()
      await db
        .deleteFrom('appointments')
        .where('status', '=', 'held')
        .where('hold_expires_at', '<', aDayAgo)
        .execute()
      await resumeImports(tx)
    })
  }
}
