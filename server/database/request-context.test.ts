import { createHash, randomUUIDv7 } from 'node:crypto'
import type { Insertable } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CreatedTenant, createTenant } from '../features/tenants/create-tenant.ts'
import { type MigratedDatabase, migratedDatabase } from '../testing/migrated.ts'
import { requestContext, tenantScope } from './request-context.ts'
import type { PermissionGrantsTable, SessionsTable, UsersTable } from './tables.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

let at: MigratedDatabase
let salon: CreatedTenant

beforeAll(async () => {
  at = await migratedDatabase({ max: 2, clock: () => NOW })
  const place = { timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }
  salon = await createTenant(at.database, { slug: 'salon', name: 'Salon', ...place })
  await at.database.withPlatform(({ db }) =>
    db
      .insertInto('domains')
      .values(
        (['verified', 'pending'] as const).map((status) => ({
          id: randomUUIDv7(),
          domain: `${status}.example`,
          tenant_id: salon.tenantId,
          status,
        })),
      )
      .execute(),
  )
})
afterAll(() => at.drop())

const hash = (token: string) => createHash('sha256').update(token).digest()
let count = 0

async function addUser(more: Partial<Insertable<UsersTable>> = {}): Promise<string> {
  const id = randomUUIDv7()
  const email = `user-${++count}@example.com`
  await at.database.withPlatform(({ db }) =>
    db
      .insertInto('users')
      .values({ id, email, name: 'User', role: 'TENANT_STAFF', tenant_id: salon.tenantId, ...more })
      .execute(),
  )
  return id
}

async function addSession(userId: string, more: Partial<Insertable<SessionsTable>> = {}) {
  const token = `token-${++count}`
  const id = randomUUIDv7()
  await at.database.withPlatform(({ db }) =>
    db
      .insertInto('sessions')
      .values({
        id,
        token_hash: hash(token),
        user_id: userId,
        tenant_id: salon.tenantId,
        expires_at: later(60),
        ...more,
      })
      .execute(),
  )
  return { id, token }
}

const lookUp = (asked: { token?: string; slug?: string; host?: string; now?: Date }) =>
  requestContext(at.database, {
    tokenHash: asked.token ? hash(asked.token) : null,
    slug: asked.slug ?? null,
    host: asked.host ?? null,
    now: asked.now ?? NOW,
  })

describe('the tenant of a request', () => {
  it('is found by its slug or by a verified domain, and by nothing else', async () => {
    expect((await lookUp({ slug: 'salon' })).tenant).toMatchObject({
      id: salon.tenantId,
      schema: salon.schema,
      migration: salon.migration,
      timeZone: 'Europe/London',
      status: 'active',
    })
    expect((await lookUp({ host: 'verified.example' })).tenant?.id).toBe(salon.tenantId)
    for (const asked of [
      {},
      { slug: 'Salon' },
      { slug: 'other', host: 'verified.example' },
      { host: 'pending.example' },
    ]) {
      expect(await lookUp(asked)).toEqual({ tenant: null, session: null })
    }
  })

  it('is found by its id for jobs', async () => {
    const { tenantId, schema, migration } = salon
    expect(await tenantScope(at.database, tenantId)).toEqual({ tenantId, schema, migration })
    expect(await tenantScope(at.database, randomUUIDv7())).toBe(null)
  })
})

describe('the session of a request', () => {
  it('comes with its user, and does not depend on the tenant that was asked for', async () => {
    const user = await addUser({
      calendars: 'location',
      resource_id: salon.locationId,
      location_id: salon.locationId,
    })
    const { id, token } = await addSession(user)
    const { tenant, session } = await lookUp({ token })
    expect(tenant).toBe(null)
    expect(session).toMatchObject({
      id,
      tenantId: salon.tenantId,
      expiresAt: later(60),
      realUser: null,
      grants: [],
    })
    expect(session?.user).toEqual({
      id: user,
      email: `user-${count - 1}@example.com`,
      name: 'User',
      role: 'TENANT_STAFF',
      tenantId: salon.tenantId,
      calendars: 'location',
      contacts: 'served',
      resourceId: salon.locationId,
      locationId: salon.locationId,
      customerId: null,
      mustEnrol: false,
    })
  })

  it('is none once it has expired or was revoked, or its user is disabled', async () => {
    const user = await addUser()
    const { token } = await addSession(user)
    expect((await lookUp({ token, now: later(59) })).session).not.toBe(null)
    expect((await lookUp({ token, now: later(60) })).session).toBe(null)

    const revoked = await addSession(user, { revoked_at: NOW })
    expect((await lookUp({ token: revoked.token })).session).toBe(null)

    const disabled = await addSession(await addUser({ status: 'disabled' }))
    expect((await lookUp({ token: disabled.token })).session).toBe(null)
    expect((await lookUp({ token: 'guessed' })).session).toBe(null)
  })

  it('of someone who masquerades shows the real user, and dies with the session that it came from', async () => {
    const user = await addUser()
    const support = await addUser({ role: 'PLATFORM_SUPPORT', tenant_id: null })
    const real = await addSession(support, { tenant_id: null })
    const masquerade = { real_user_id: support, real_session_id: real.id, reason: 'asked to' }
    const { token } = await addSession(user, masquerade)
    expect((await lookUp({ token })).session).toMatchObject({
      user: { id: user },
      realUser: { id: support, role: 'PLATFORM_SUPPORT', tenantId: null },
      realSessionId: real.id,
      reason: 'asked to',
    })
    await at.database.withPlatform(({ db }) =>
      db.updateTable('sessions').set({ revoked_at: NOW }).where('id', '=', real.id).execute(),
    )
    expect((await lookUp({ token })).session).toBe(null)
  })

  it('lists what is granted to the real user here and now', async () => {
    const owner = await addUser({ role: 'TENANT_OWNER' })
    const support = await addUser({ role: 'PLATFORM_SUPPORT', tenant_id: null })
    const grant = (action: string, more: Partial<Insertable<PermissionGrantsTable>> = {}) => ({
      id: randomUUIDv7(),
      grantor_user_id: owner,
      grantee_user_id: support,
      tenant_id: salon.tenantId,
      action,
      reason: 'to help',
      starts_at: NOW,
      expires_at: later(30),
      ...more,
    })
    await at.database.withPlatform(({ db }) =>
      db
        .insertInto('permission_grants')
        .values([
          grant('view_billing'),
          grant('view_billing'),
          grant('export_data', { tenant_id: null }),
          grant('edit_settings', { revoked_at: NOW, revoked_by_user_id: owner }),
          grant('not_yet', { starts_at: later(1) }),
          grant('of_the_user', { grantee_user_id: owner }),
        ])
        .execute(),
    )
    const { token } = await addSession(owner, { real_user_id: support, reason: 'asked to' })
    const grants = async (asked: { slug?: string; now?: Date }) =>
      (await lookUp({ token, ...asked })).session?.grants.sort()
    expect(await grants({ slug: 'salon' })).toEqual(['export_data', 'view_billing'])
    expect(await grants({})).toEqual(['export_data'])
    expect(await grants({ slug: 'salon', now: later(30) })).toEqual([])
  })
})

describe('a user', () => {
  it.each([
    ['a platform role in a tenant', { role: 'SUPERUSER' as const }],
    ['a tenant role outside of one', { role: 'CUSTOMER' as const, tenant_id: null }],
    ['a role that does not exist', { role: 'ADMIN' as never }],
    ['an email that is not in lower case', { email: 'Ann@example.com' }],
  ])('cannot have %s', async (_, wrong) => {
    await expect(addUser(wrong)).rejects.toMatchObject({ code: '23514' })
  })

  it('may have the email of another tenant’s user, but not of one in the same place', async () => {
    const place = { timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }
    const other = await createTenant(at.database, { slug: 'other-place', name: 'Other', ...place })
    await addUser({ email: 'ann@example.com' })
    await addUser({ email: 'ann@example.com', tenant_id: other.tenantId })
    await addUser({ email: 'ann@example.com', tenant_id: null, role: 'PLATFORM_SALES' })
    for (const wrong of [{}, { tenant_id: null, role: 'PLATFORM_SALES' as const }]) {
      await expect(addUser({ email: 'ann@example.com', ...wrong })).rejects.toMatchObject({ code: '23505' })
    }
  })
})
