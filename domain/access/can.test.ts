import { describe, expect, test } from 'vitest'
import {
  ACTIONS,
  type Action,
  type Actor,
  type ActorUser,
  can,
  grantFor,
  mayGiveRole,
  ROLES,
  type Role,
  roleMisplaced,
  scopeOf,
} from './index.ts'

/**
 * The whole table once more, written by hand from the plan, as answers: may a user of this role do it
 * h: in their own tenant · o: in another tenant · d: in another tenant that is a demo · g: where they reach, but only
 * under a grant.
 * A platform role has no own tenant: its `h` is an ordinary tenant. Subjects are the friendliest possible ones
 * (one's own calendar, a served customer, one's own visit); the tests below turn each of these around.
 */
// biome-ignore format: a table reads as a table
const EXPECTED: Record<Action, readonly [string, string, string, string, string, string, string, string]> = {
  //                         SUPERUSER P_MGR  SALES  SUPPORT  OWNER  MANAGER  STAFF  CUSTOMER
  'business.read':            ['hod',  'hod', 'hod', 'hod',   'h',   'h',     'h',   'h'],
  'business.update':          ['hod', 'hod', '', 'g', 'h', 'g', '', ''],
  'business.publish':         ['hod',  'hod', '',    '',      'h',   '',      '',    ''],
  'setup.manage':             ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'services.read':            ['hod',  'hod', 'hod', 'hod',   'h',   'h',     'h',   'h'],
  'services.readAll':         ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'services.manage':          ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'questions.read':           ['hod',  'hod', 'hod', 'hod',   'h',   'h',     'h',   'h'],
  'questions.readAll':        ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'questions.manage':         ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'locations.read':           ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'locations.manage':         ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'resources.read':           ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'resources.manage':         ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'blocks.read':              ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'blocks.write':             ['hod',  '',    '',    '',      'h',   'h',     'h',   ''],
  'appointments.day':         ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'labels.read':              ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'labels.manage':            ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'closures.read':            ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'closures.manage':          ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'customers.read':           ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'customers.create':         ['hod',  '',    '',    '',      'h',   'h',     'h',   ''],
  'customers.update':         ['hod',  '',    '',    '',      'h',   'h',     'h',   ''],
  'customers.block':          ['hod',  '',    '',    '',      'h',   'h',     'h',   ''],
  'customers.merge':          ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'availability.read':        ['hod',  'hod', 'hod', 'hod',   'h',   'h',     'h',   'h'],
  'availability.explain':     ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'appointments.hold':        ['hod',  '',    '',    '',      'h',   'h',     'h',   'h'],
  'appointments.book':        ['hod',  '',    '',    '',      'h',   'h',     'h',   'h'],
  'appointments.read':        ['hod',  'hod', '',    '',      'h',   'h',     'h',   'h'],
  'appointments.write':       ['hod',  '',    '',    '',      'h',   'h',     'h',   'h'],
  'appointments.override':    ['hod',  '',    '',    '',      'h',   'h',     'h',   ''],
  'timeline.read':            ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'events.read':              ['hod',  'hod', '',    '',      'h',   'h',     'h',   ''],
  'session.begin':            ['hod',  'hod', 'hod', 'hod',   'h',   'h',     'h',   'h'],
  'session.read':             ['hod',  'hod', 'hod', 'hod',   'h',   'h',     'h',   'h'],
  'session.end':              ['hod',  'hod', 'hod', 'hod',   'hod', 'hod',   'hod', 'hod'],
  'account.secure':           ['hod', 'hod', 'hod', 'hod', 'hod', 'hod', 'hod', 'hod'],
  'keys.manage':              ['hod', '', '', '', 'h', '', '', ''],
  'customers.erase':          ['hod', '', '', '', 'h', '', '', ''],
  'members.read':             ['hod',  'hod', '',    'hod',   'h',   'h',     '',    ''],
  'members.manage':           ['hod',  '',    '',    '',      'h',   'h',     '',    ''],
  'billing.read':             ['hod', 'hod', 'g', 'g', 'h', 'g', '', ''],
  'data.export':              ['hod', 'hod', '', 'g', 'h', 'g', '', ''],
  'data.import':              ['hod', '', '', '', 'h', 'h', '', ''],
  'audit.read':               ['hod',  'hod', '',    '',      'h',   '',      '',    ''],
  'domains.manage':           ['hod',  'hod', '',    '',      'h',   '',      '',    ''],
  'grants.manage':            ['hod',  'hod', '',    '',      'h',   '',      '',    ''],
  'masquerade.start':         ['hod',  '',    'd',   'hod',   'h',   '',      '',    ''],
  'platform.read':            ['hod',  'hod', 'hod', 'hod',   '',    '',      '',    ''],
  'platform.tenants.read':    ['hod',  'hod', 'd',   'hod',   '',    '',      '',    ''],
  'platform.tenants.create':  ['hod',  'hod', 'd',   '',      '',    '',      '',    ''],
  'platform.tenants.manage':  ['hod',  'hod', '',    '',      '',    '',      '',    ''],
  'platform.users.manage':    ['hod',  'hod', '',    '',      '',    '',      '',    ''],
  'platform.audit.read':      ['hod',  'hod', '',    '',      '',    '',      '',    ''],
  'platform.jobs.manage':     ['hod',  'hod', '',    '',      '',    '',      '',    ''],
}

const PUBLIC: Action[] = [
  'business.read',
  'session.begin',
  'services.read',
  'questions.read',
  'availability.read',
  'appointments.hold',
  'appointments.book',
]
const HOME = 'tenant-home'
const AWAY = 'tenant-away'

const userOf = (role: Role, more: Partial<ActorUser> = {}): ActorUser => ({
  id: 'user',
  email: 'user@example.org',
  name: 'User',
  role,
  tenantId: ROLES.indexOf(role) < 4 ? null : HOME,
  calendars: 'own',
  contacts: 'served',
  resourceId: 'me',
  locationId: 'here',
  customerId: 'customer',
  ...more,
})
const actorOf = (role: Role, grants: string[] = [], more: Partial<ActorUser> = {}): Actor => ({
  kind: 'user',
  user: userOf(role, more),
  sessionId: 'session',
  grants,
})
const friendly = { staffResourceIds: ['me'], locationId: 'here', customerId: 'customer', served: true }
const cells = (Object.keys(ACTIONS) as Action[]).flatMap((action) =>
  ROLES.map((role, at) => [action, role, EXPECTED[action][at] as string] as const),
)

test.each(cells)('%s by %s reaches "%s"', (action, role, expected) => {
  const may = (tenantId: string, isTemporary: boolean, grants: string[] = []) =>
    can(actorOf(role, grants), action, { ...friendly, tenantId, isTemporary })
  expect(may(HOME, false)).toBe(expected.includes('h'))
  expect(may(AWAY, false)).toBe(expected.includes('o'))
  expect(may(AWAY, true)).toBe(expected.includes('d'))
  const grant = [grantFor(action) ?? action]
  const isPlatform = ROLES.indexOf(role) < 4
  expect(may(HOME, false, grant)).toBe(expected.includes('h') || expected.includes('g'))
  expect(may(AWAY, false, grant)).toBe(expected.includes('o') || (expected.includes('g') && isPlatform))
})

test.each(Object.keys(ACTIONS) as Action[])(
  '%s without a sign-in is open exactly when it is public',
  (action) => {
    expect(can({ kind: 'anonymous' }, action, { ...friendly, tenantId: HOME })).toBe(PUBLIC.includes(action))
    expect(scopeOf({ kind: 'anonymous' }, action) !== '-').toBe(PUBLIC.includes(action))
  },
)

describe('staff write on calendars', () => {
  const writes = (calendars: ActorUser['calendars'], staffResourceIds: string[], locationId: string) =>
    can(actorOf('TENANT_STAFF', [], { calendars }), 'appointments.write', {
      tenantId: HOME,
      staffResourceIds,
      locationId,
    })

  test('own: only where every person of the visit is they', () => {
    expect(writes('own', ['me'], 'there')).toBe(true)
    expect(writes('own', ['me', 'other'], 'here')).toBe(false)
    expect(writes('own', [], 'here')).toBe(false)
  })
  test('location: anyone’s, at their own location', () => {
    expect(writes('location', ['other'], 'here')).toBe(true)
    expect(writes('location', ['me'], 'there')).toBe(false)
  })
  test('all: anyone’s, anywhere in the business', () => {
    expect(writes('all', ['other'], 'there')).toBe(true)
  })
})

test('staff see the customers that they serve, or all when the owner says so', () => {
  const sees = (contacts: ActorUser['contacts'], served: boolean) =>
    can(actorOf('TENANT_STAFF', [], { contacts }), 'customers.read', { tenantId: HOME, served })
  expect([sees('served', true), sees('served', false), sees('all', false)]).toEqual([true, false, true])
})

test('a customer has only their own; one without a customer record has nothing', () => {
  const reads = (mine: string | null, theirs: string | null) =>
    can(actorOf('CUSTOMER', [], { customerId: mine }), 'appointments.read', {
      tenantId: HOME,
      customerId: theirs,
    })
  expect([reads('a', 'a'), reads('a', 'b'), reads(null, null), reads('a', null)]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('a guest’s link opens its own visit in its own business, and nothing else', () => {
  const guest: Actor = { kind: 'guest', tenantId: HOME, appointmentId: 'visit' }
  expect(can(guest, 'appointments.write', { tenantId: HOME, appointmentId: 'visit' })).toBe(true)
  expect(can(guest, 'appointments.write', { tenantId: HOME, appointmentId: 'other' })).toBe(false)
  expect(can(guest, 'appointments.read', { tenantId: AWAY, appointmentId: 'visit' })).toBe(false)
  expect(can(guest, 'timeline.read', { tenantId: HOME })).toBe(false)
  expect(can(guest, 'customers.read', { tenantId: HOME, served: true })).toBe(false)
})

test('nobody gives a role above their own', () => {
  for (const [a, giver] of ROLES.entries())
    for (const [b, given] of ROLES.entries()) expect(mayGiveRole(giver, given)).toBe(a <= b)
})

test.each(ROLES)('%s fits either the platform or a tenant, not both', (role) => {
  const isPlatform = ['SUPERUSER', 'PLATFORM_MANAGER', 'PLATFORM_SALES', 'PLATFORM_SUPPORT'].includes(role)
  expect(roleMisplaced(role, HOME) === null).toBe(!isPlatform)
  expect(roleMisplaced(role, null)).toBe(
    isPlatform ? null : `Users with role ${role} must be assigned to a tenant`,
  )
})

describe('while masquerading', () => {
  const as = (realRole: Role, role: Role, grants: string[] = []): Actor => ({
    kind: 'masquerading',
    user: userOf(role),
    realUser: userOf(realRole, { id: 'real' }),
    sessionId: 'session',
    reason: 'a ticket',
    expiresAt: new Date(0),
    grants,
  })
  const may = (actor: Actor, action: Action) => can(actor, action, { ...friendly, tenantId: HOME })

  test('one may what the effective user may, and no more', () => {
    expect(may(as('PLATFORM_SUPPORT', 'TENANT_OWNER'), 'services.manage')).toBe(true)
    expect(may(as('PLATFORM_SUPPORT', 'TENANT_STAFF'), 'services.manage')).toBe(false)
    expect(may(as('SUPERUSER', 'CUSTOMER'), 'timeline.read')).toBe(false)
  })

  test.each([
    ['billing.read', 'view_billing'],
    ['data.export', 'export_data'],
    ['business.update', 'edit_settings'],
  ] as const)('%s needs the real user’s own right, or a grant of %s', (action, grant) => {
    expect(may(as('PLATFORM_SUPPORT', 'TENANT_OWNER'), action)).toBe(false)
    expect(may(as('PLATFORM_SUPPORT', 'TENANT_OWNER', [grant]), action)).toBe(true)
    expect(may(as('PLATFORM_SUPPORT', 'TENANT_OWNER', ['another']), action)).toBe(false)
    expect(may(as('SUPERUSER', 'TENANT_OWNER'), action)).toBe(true)
    expect(may(as('PLATFORM_SUPPORT', 'TENANT_STAFF', [grant]), action)).toBe(false)
  })

  test.each([
    'account.secure',
    'members.manage',
    'grants.manage',
    'domains.manage',
    'keys.manage',
    'customers.erase',
    'masquerade.start',
  ] as const)('%s is forbidden to a borrowed name, whoever is behind', (action) => {
    for (const grants of [[], ['view_billing', 'export_data', 'edit_settings']])
      expect(may(as('SUPERUSER', 'TENANT_OWNER', grants), action)).toBe(false)
  })
})
