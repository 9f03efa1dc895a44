import { randomUUIDv7 } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/access/index.ts'
import { testConsole } from '../../testing/console.ts'
import type { TestBusiness } from '../../testing/test-business.ts'

const { server, salon, demo, people, as, mailTo, log } = await testConsole()
afterAll(() => server.close())

describe('sessions, mails and grants', () => {
  test('sessions that live are listed and ended; one of a SUPERUSER by a SUPERUSER alone', async () => {
    const sam = await server.makeUser({ email: 'ended@platform.test', role: 'PLATFORM_SUPPORT' })
    const { body } = await as('PLATFORM_MANAGER', `GET /platform/sessions?userId=${sam.id}`)
    expect(body.items).toMatchObject([{ user: { id: sam.id, email: 'ended@platform.test' }, realUser: null }])
    const [session] = body.items
    const owner = await salon.user('TENANT_OWNER')
    const masked = await server.call('POST', '/masquerade', {
      token: sam.token,
      body: { userId: owner.id, reason: 'ticket 8' },
    })
    const own = (await as('SUPERUSER', `GET /platform/sessions?userId=${people.SUPERUSER.id}`)).body.items[0]
    const revoke = (role: Role, ids: string[]) => as(role, 'POST /platform/sessions/revoke', { ids })
    expect((await revoke('PLATFORM_MANAGER', [session.id, own.id])).status).toBe(403)
    expect((await server.call('GET', '/me', { token: sam.token })).status).toBe(200)
    expect((await revoke('PLATFORM_SUPPORT', [session.id])).status).toBe(403)
    expect((await revoke('PLATFORM_MANAGER', [session.id, randomUUIDv7()])).body).toEqual({ revoked: 1 })
    expect((await server.call('GET', '/me', { token: sam.token })).status).toBe(401)
    expect((await server.call('GET', '/me', { token: masked.body.token, tenant: 'salon' })).status).toBe(401)
    expect((await as('PLATFORM_MANAGER', `GET /platform/sessions?userId=${sam.id}`)).body.items).toEqual([])
    expect(await log(session.id)).toMatchObject([{ action: 'session.revoke', details: { userId: sam.id } }])
  })

  test('the outbox shows mails without what opens an account, but to a SUPERUSER where no mail server took them', async () => {
    const email = 'linked@platform.test'
    await as('SUPERUSER', 'POST /platform/users', { email, name: 'Lin', role: 'PLATFORM_SUPPORT' })
    const token = (await mailTo(email))?.text.match(/#(\S+)/)?.[1] as string
    const mail = async (role: Role) => (await as(role, `GET /platform/outbox?q=LINKED`)).body.items[0]
    expect(JSON.stringify(await mail('SUPERUSER'))).not.toContain(token)
    await server.database.withPlatform(({ db }) =>
      db.updateTable('outbox').set({ status: 'kept' }).where('recipient', '=', email).execute(),
    )
    const whole = await mail('SUPERUSER')
    expect(whole.text).toContain(token)
    expect(whole.html).toContain(token)
    const redacted = await mail('PLATFORM_MANAGER')
    expect(JSON.stringify(redacted)).not.toContain(token)
    expect(redacted).toMatchObject({ to: email, status: 'kept', subject: 'An account on SmoothSchedule' })
    expect((await as('PLATFORM_SUPPORT', 'GET /platform/outbox')).status).toBe(403)
  })

  test('grants and log of the platform are for its managers; an owner who gives grants sees none of others', async () => {
    const support = await server.makeUser({ email: 'granted@platform.test', role: 'PLATFORM_SUPPORT' })
    const grant = await as('SUPERUSER', 'POST /grants', {
      granteeId: support.id,
      action: 'view_billing',
      reason: 'to look',
    })
    const { body } = await as('PLATFORM_MANAGER', 'GET /platform/grants?status=active')
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(grant.body.id)
    const owner = await salon.user('TENANT_OWNER')
    expect((await owner.call('GET /platform/grants')).status).toBe(403)
    const audit = await as('PLATFORM_MANAGER', 'GET /platform/audit?action=grant.create')
    expect(audit.body.items[0]).toMatchObject({ action: 'grant.create', subjectId: grant.body.id })
    for (const role of ['PLATFORM_SALES', 'PLATFORM_SUPPORT'] as Role[])
      for (const path of ['grants', 'audit', 'sessions'])
        expect((await as(role, `GET /platform/${path}`)).status).toBe(403)
  })

  test('domains of all businesses are listed, and found by any part', async () => {
    const add = (tenant: TestBusiness, domain: string) => ({
      id: randomUUIDv7(),
      tenant_id: tenant.tenantId,
      domain,
      is_primary: true,
      status: 'verified' as const,
    })
    await server.database.withPlatform(({ db }) =>
      db
        .insertInto('domains')
        .values([add(salon, 'hair.example'), add(demo, 'show.example')] as never)
        .execute(),
    )
    const domains = async (role: Role, query = '') =>
      (await as(role, `GET /platform/domains${query}`)).body.items.map((d: { domain: string }) => d.domain)
    expect(await domains('PLATFORM_SUPPORT')).toEqual(['hair.example', 'show.example'])
    expect(await domains('PLATFORM_SUPPORT', '?q=AIR.e')).toEqual(['hair.example'])
    expect(await domains('PLATFORM_SALES')).toEqual(['show.example'])
    const one = await as('PLATFORM_SUPPORT', `GET /platform/tenants/${salon.tenantId}`)
    expect(one.body.url).toBe('http://hair.example:80')
  })

  test('plans say what they limit', async () => {
    const { body } = await as('PLATFORM_SALES', 'GET /platform/plans')
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['free', 'standard', 'unlimited'])
    expect(body.items[2].limits).toEqual({})
  })
})
