import type { PlatformTx } from '../../database/scope.ts'
import { planFull } from './plan-limit.ts'
import { type SharedThing, sharedUsage } from './usage.ts'

/**
 * Makes sure that the plan of a business has room for one more. Its row stays locked until the end of the transaction,
 * so that two at once don't both take the last place.
 * @throws Problem plan-limit
 */
export async function assertRoom(tx: PlatformTx, tenantId: string, thing: SharedThing): Promise<void> {
  const { limits } = await tx.db
    .selectFrom('tenants as t')
    .innerJoin('plans as p', 'p.id', 't.plan')
    .select('p.limits')
    .where('t.id', '=', tenantId)
    .forUpdate('t')
    .executeTakeFirstOrThrow()
  const limit = limits[thing] ?? null
  if (limit !== null && (await sharedUsage(tx, tenantId))[thing] >= limit) throw planFull(thing, limit)
}
