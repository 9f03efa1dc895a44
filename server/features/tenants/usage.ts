import type { PlatformReadTx } from '../../database/scope.ts'

/** What a plan may limit and the platform counts. */
export type SharedThing = 'members' | 'domains' | 'messages'

/** How much a business has of each: members who may come in, own domains, and messages since the month began (UTC). */
export async function sharedUsage(
  { db, now }: Pick<PlatformReadTx, 'db' | 'now'>,
  tenantId: string,
): Promise<Record<SharedThing, number>> {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
  const counted = await db
    .selectNoFrom((w) => [
      w
        .selectFrom('users')
        .select(w.fn.countAll<number>().as('n'))
        .where('tenant_id', '=', tenantId)
        .where('role', '<>', 'CUSTOMER')
        .where('status', '<>', 'disabled')
        .as('members'),
      w
        .selectFrom('domains')
        .select(w.fn.countAll<number>().as('n'))
        .where('tenant_id', '=', tenantId)
        .where('is_custom_domain', '=', true)
        .as('domains'),
      w
        .selectFrom('outbox')
        .select(w.fn.countAll<number>().as('n'))
        .where('tenant_id', '=', tenantId)
        .where('metered', '=', true)
        .where('created_at', '>=', month)
        .as('messages'),
    ])
    .executeTakeFirstOrThrow()
  return { members: counted.members ?? 0, domains: counted.domains ?? 0, messages: counted.messages ?? 0 }
}
