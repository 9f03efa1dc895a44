import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Actor, ActorUser, Role } from './index.ts'
import { hearsOf } from './index.ts'

const actor = (role: Role, rights: Partial<ActorUser> = {}): Actor => ({
  kind: 'user',
  sessionId: 's',
  grants: [],
  user: {
    id: 'u',
    email: 'u@example.org',
    name: 'U',
    role,
    tenantId: 'here',
    calendars: 'own',
    contacts: 'served',
    resourceId: null,
    locationId: null,
    customerId: null,
    ...rights,
  },
})

/** Types of the events that features note in a business, as they are written in the code. */
function types(): string[] {
  const root = join(import.meta.dirname, '../..')
  const found = globSync('server/{features,jobs}/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts') && !/features\/(tenants|sign-up|platform|live)\//.test(path))
    .flatMap((path) => [
      ...readFileSync(join(root, path), 'utf8').matchAll(
        /(?:\.event\(|\btype: )['"`]([a-z][a-z-]*\.)(?=[a-z$])/g,
      ),
    ])
  return [...new Set(found.map((match) => match[1] as string))]
}

it('a manager hears of every kind of event that there is', () => {
  const kinds = types()
  expect(kinds.length).toBeGreaterThan(12)
  expect(kinds.filter((kind) => !hearsOf(actor('TENANT_MANAGER'), `${kind}changed`, 'here'))).toEqual([])
})

it('each hears of what they may read, of what isn’t listed only who may read the log, and nobody of another business', () => {
  const staff = actor('TENANT_STAFF')
  const desk = actor('TENANT_STAFF', { contacts: 'all' })
  const owner = actor('TENANT_OWNER')
  const hears = (who: Actor) =>
    ['appointment.moved', 'customer.updated', 'import.finished', 'new.thing'].map((type) =>
      hearsOf(who, type, 'here'),
    )
  expect(hears(staff)).toEqual([true, false, false, false])
  expect(hears(desk)).toEqual([true, true, false, false])
  expect(hears(owner)).toEqual([true, true, true, true])
  expect(hears(actor('CUSTOMER'))).toEqual([false, false, false, false])
  expect(hearsOf(owner, 'appointment.moved', 'elsewhere')).toBe(false)
})
