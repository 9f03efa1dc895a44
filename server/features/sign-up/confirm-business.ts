import { tenantScope } from '../../database/request-context.ts'
import type { PlatformTx } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'
import { takeToken, voidTokens } from '../identity/one-time-token.ts'
import { localeOfCountry } from '../tenants/locale-of-country.ts'
import type { PendingBusiness } from './sign-up-business.ts'

/**
 * Opens a business with the token that was mailed to its owner, as that sign-up described it.
 * @throws Problem invalid-token
 */
export async function confirmBusiness(deps: Deps, token: string): Promise<{ slug: string }> {
  const opened = await deps.database.withPlatform((tx) => open(tx, token))
  const { tenantId, slug, pending, owner } = opened
  const scope = await tenantScope(deps.database, tenantId, { kind: 'system', task: 'sign-up' })
  if (!scope) throw new Problem('invalid-token')
  await deps.database.withTenant(scope, async ({ db, audit }) => {
    const { name, timeZone: time_zone, country, currency } = pending
    const facts = { name, time_zone, country, currency, locale: localeOfCountry(country) }
    await db.updateTable('business').set(facts).where('id', '=', 1).execute()
    await db.updateTable('locations').set({ name, time_zone }).where('is_default', '=', true).execute()
    const person = { name: pending.ownerName, email: owner.email, role: 'TENANT_OWNER' }
    await db
      .insertInto('people')
      .values({ user_id: owner.id, ...person })
      .onConflict((c) => c.column('user_id').doUpdateSet(person))
      .execute()
    audit({ action: 'tenant.confirm', subjectType: 'tenant', subjectId: tenantId })
  })
  deps.logs.security({
    timestamp: deps.now().toISOString(),
    event: 'tenant.confirm',
    user: owner.email,
    tenant: slug,
  })
  return { slug }
}

async function open(tx: PlatformTx, token: string) {
  const { userId, payload } = await takeToken(tx, 'business-confirm', token)
  const pending = payload as unknown as PendingBusiness
  const { tenantId, name, timeZone: time_zone, country, currency } = pending
  const tenant = await tx.db
    .updateTable('tenants')
    .set({ name, time_zone, country, currency, locale: localeOfCountry(country), status: 'active' })
    .where('id', '=', tenantId)
    .where('status', '=', 'pending')
    .returning('slug')
    .executeTakeFirst()
  // opened by another link of the same sign-up, or closed by the operator
  if (!tenant) throw new Problem('invalid-token')
  const owner = await tx.db
    .updateTable('users')
    .set({
      name: pending.ownerName,
      password_hash: pending.passwordHash,
      email_verified_at: tx.now,
      status: 'active',
    })
    .where('id', '=', userId)
    .returning(['id', 'email'])
    .executeTakeFirstOrThrow()
  await voidTokens(tx, userId, 'business-confirm')
  tx.event('tenant.updated', { tenantId })
  tx.audit({ action: 'tenant.confirm', subjectType: 'tenant', subjectId: tenantId })
  return { tenantId, slug: tenant.slug, pending, owner }
}
