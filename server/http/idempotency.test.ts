import { randomUUIDv7 } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { testConsole } from '../testing/console.ts'

const { server, salon, people, log } = await testConsole()
afterAll(() => server.close())
const owner = await salon.user('TENANT_OWNER')
const staff = await salon.user('TENANT_STAFF')
let keys = 0

const tenant = { name: 'New', timeZone: 'Europe/Paris', owner: { email: 'o@new.test', name: 'Olive' } }
test.each<[string, object, 'owner' | 'platform' | 'visitor']>([
  ['/members', { email: 'new@salon.test', name: 'Nia', role: 'TENANT_STAFF' }, 'owner'],
  ['/grants', { granteeId: staff.id, action: 'view_billing', reason: 'to look' }, 'owner'],
  ['/platform/tenants', { slug: 'new', ...tenant }, 'platform'],
  ['/platform/users', { email: 'sam@platform.test', name: 'Sam', role: 'PLATFORM_SUPPORT' }, 'platform'],
  [
    '/businesses',
    {
      ...tenant,
      slug: 'signed-up',
      country: 'FR',
      currency: 'EUR',
      owner: { ...tenant.owner, password: 'four grey whales sing at noon' },
    },
    'visitor',
  ],
])('POST %s with a key makes one thing, however often and at once it is sent', async (path, body, who) => {
  const key = `key-${++keys}`
  const send = (more: object = {}) => {
    const headers = { 'idempotency-key': key }
    if (who === 'owner') return owner.call(`POST ${path}`, { ...body, ...more }, headers)
    const token = who === 'platform' ? { token: people.SUPERUSER.token } : {}
    return server.call('POST', path, { ...token, headers, body: { ...body, ...more } })
  }
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(answers[1]?.body).toEqual(answers[0]?.body)
  expect(answers[2]?.body).toEqual(answers[0]?.body)
  expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === 'true')).toHaveLength(2)
  expect((await send({ name: 'Other', reason: 'another' })).body.code).toBe('idempotency-key-reused')
  const id: string | undefined = answers[0]?.body.id
  if (id && path !== '/members') expect(await log(id)).toHaveLength(1)
})

test('a key of one is none of another’s', async () => {
  const headers = { 'idempotency-key': 'shared' }
  const other = await salon.user('TENANT_OWNER')
  const body = () => ({ email: `${randomUUIDv7()}@salon.test`, name: 'X', role: 'TENANT_STAFF' })
  const [one, two] = [
    await owner.call('POST /members', body(), headers),
    await other.call('POST /members', body(), headers),
  ]
  expect([one.status, two.status]).toEqual([201, 201])
  expect(one.body.id).not.toBe(two.body.id)
})

test('a key that was used in one business is none in another', async () => {
  await server.makeTenant({ slug: 'shop' })
  const headers = { 'idempotency-key': 'two-places' }
  const body = { granteeId: people.PLATFORM_SUPPORT.id, action: 'view_billing', reason: 'to look' }
  const grantIn = async (tenant: string) =>
    (await server.call('POST', '/grants', { tenant, token: people.SUPERUSER.token, headers, body })).body
  const [one, two] = [await grantIn('salon'), await grantIn('shop')]
  expect([one.tenant.slug, two.tenant.slug]).toEqual(['salon', 'shop'])
})
