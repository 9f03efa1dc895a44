import type { PlatformReadTx, PlatformTx } from '../../database/scope.ts'

/** The business that has an address already, with the owner that signed it up; locked. */
export const lockBySlug = ({ db }: PlatformTx, slug: string) =>
  db.selectFrom('tenants').select(['id', 'status']).where('slug', '=', slug).forUpdate().executeTakeFirst()

export const selectOwner = (db: PlatformReadTx['db'], tenantId: string) =>
  db
    .selectFrom('users')
    .select(['id', 'email'])
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'TENANT_OWNER')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()

/** Whether a link to confirm a business is still open for its owner. */
export const hasOpenLink = async ({ db, now }: PlatformTx, ownerId: string): Promise<boolean> =>
  (await db
    .selectFrom('one_time_tokens')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('purpose', '=', 'business-confirm')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Where an email signs in: businesses, and (without a slug) the platform. */
export const selectPlaces = (db: PlatformReadTx['db'], email: string) =>
  db
    .selectFrom('users as u')
    .leftJoin('tenants as t', 't.id', 'u.tenant_id')
    .leftJoin('domains as d', (join) =>
      join.onRef('d.tenant_id', '=', 't.id').on('d.is_primary', '=', true).on('d.status', '=', 'verified'),
    )
    .select(['t.slug', 't.name', 't.locale', 'd.domain'])
    .where('u.email', '=', email)
    .where('u.status', '=', 'active')
    .where((w) => w.or([w('t.status', 'is', null), w('t.status', 'in', ['active', 'suspended'])]))
    .orderBy('t.name')
    .limit(100)
    .execute()
