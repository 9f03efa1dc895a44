import { randomUUIDv7 } from 'node:crypto'
import { isPlatformRole, type Role } from '../../domain/access/index.ts'
import type { UsersTable } from '../database/tables.ts'
import type { CreatedTenant, NewTenant } from '../features/tenants/create-tenant.ts'
import { hashToken } from '../http/identify.ts'
import type { Answered, TestApp } from './test-app.ts'

/** Sends a call such as `GET /services` as somebody, to one business. */
export type Client = (call: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>

type Rights = Partial<Pick<UsersTable, 'resource_id' | 'location_id' | 'customer_id'>> & {
  calendars?: 'own' | 'location' | 'all'
  contacts?: 'served' | 'all'
}

export interface TestBusiness extends CreatedTenant {
  anonymous: Client
  /** Somebody new with this role, here or on the platform, signed in. */
  user(role: Role, rights?: Rights): Promise<{ id: string; call: Client }>
}

/** A business whose users are made as a test needs them. Its plan limits nothing unless it says so. */
export async function testBusiness(
  test: TestApp,
  slug: string,
  settings: Partial<NewTenant> = {},
): Promise<TestBusiness> {
  const tenant = await test.makeTenant({ slug, plan: 'unlimited', ...settings })
  let users = 0
  const client =
    (token?: string): Client =>
    (call, body, headers) => {
      const [method, path] = call.split(' ') as [Parameters<TestApp['call']>[0], string]
      return test.call(method, path, {
        tenant: slug,
        body,
        ...(token && { token }),
        ...(headers && { headers }),
      })
    }
  return {
    ...tenant,
    anonymous: client(),
    async user(role, rights = {}) {
      const [id, token] = [randomUUIDv7(), `session_${randomUUIDv7()}`]
      const email = `${slug}-${++users}@example.org`
      const tenantId = isPlatformRole(role) ? null : tenant.tenantId
      // a session of its own, without the work that a sign-in with a password is meant to be
      await test.database.withPlatform(async ({ db, now }) => {
        await db
          .insertInto('users')
          .values({ id, tenant_id: tenantId, email, name: role, role, second_factor_exempt: true, ...rights })
          .execute()
        const expires_at = new Date(now.getTime() + 86_400_000)
        const session = { token_hash: hashToken(token), user_id: id, tenant_id: tenantId, expires_at }
        await db
          .insertInto('sessions')
          .values({ id: randomUUIDv7(), ...session })
          .execute()
      })
      if (tenantId === null) return { id, call: client(token) }
      await test.database.withTenant(tenant, ({ db }) =>
        db.insertInto('people').values({ user_id: id, name: role, email, role }).execute(),
      )
      return { id, call: client(token) }
    },
  }
}
