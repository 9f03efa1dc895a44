import {
  type Asking,
  all,
  days,
  type Expectation,
  gone,
  instants,
  junk,
  nothing,
  one,
  platform,
  STALE,
  stale,
  tenant,
  unique,
  type Walker,
  WRONG,
  weekly,
} from './expecting.ts'
import { freeStart, hourAfter, type Ids } from './world.ts'

//                                                      visitor, SUPERUSER, P_MANAGER, SALES, SUPPORT, OWNER, MANAGER, STAFF, CUSTOMER
// the account of whoever asks
tenant(
  'POST /auth/sign-in',
  'yyyyyyyyy',
  '401 invalid-credentials',
  junk({ email: 'no@example.org', password: 'x' }),
)
tenant('POST /auth/handoff', 'yyyyyyyyy', '422 invalid-token', junk({ code: 'wrong' }))
tenant('POST /auth/sign-out', '-yyyyyyyy', '204', nothing, { endsSession: true })
tenant('POST /auth/password/forgot', 'yyyyyyyyy', '202', junk({ email: 'no@example.org' }))
tenant(
  'POST /auth/password/reset',
  'yyyyyyyyy',
  '422 invalid-token',
  junk({ token: 'wrong', password: 'four grey whales' }),
)
tenant(
  'POST /auth/invitation',
  'yyyyyyyyy',
  '422 invalid-token',
  junk({ token: 'wrong', name: 'X', password: 'four grey whales' }),
)
tenant('POST /auth/email/confirm', 'yyyyyyyyy', '422 invalid-token', junk({ token: 'wrong' }))
tenant('GET /me', '-yyyyyyyy', '200')
tenant(
  'POST /me/password',
  '-yyyyyyyy',
  '401 invalid-credentials',
  junk({ current: 'wrong', password: 'four grey whales' }),
)
tenant('POST /me/email', '-yyyyyyyy', '401 invalid-credentials', junk({ ...WRONG, email: 'new@example.org' }))
tenant('GET /me/second-factor', '-yyyyyyyy', '200')
tenant('POST /me/second-factor', '-yyyyyyyy', '401 invalid-credentials', junk(WRONG))
tenant('POST /me/second-factor/confirm', '-yyyyyyyy', '422 invalid-token', junk(WRONG))
tenant('DELETE /me/second-factor', '-yyyyyyyy', '401 invalid-credentials', junk(WRONG))
tenant('GET /me/sessions', '-yyyyyyyy', '200')
tenant('DELETE /me/sessions/:id', '-nnnnnnnn', '204', one('session'))

// members, masquerading, grants, the log, the plan
tenant('GET /members', '-yy-yyy--', '200')
tenant('POST /members', '-y---yy--', '201', () => ({
  body: { email: `${unique()}@example.org`, name: 'New', role: 'TENANT_STAFF' },
}))
tenant('PATCH /members/:id', '-y---yy--', '409 stale', stale('member'))
tenant('POST /members/:id/invitation', '-y---yy--', '409 wrong-status', one('member'))
tenant('DELETE /members/:id', '-y---yy--', '204', gone('member', 'member'))
tenant('GET /accesses', '-yy--y---', '200')
platform('POST /masquerade', '-y-dyy--n', '201', (at) => ({ body: { userId: at.member, reason: 'to walk' } }))
tenant('DELETE /masquerade', '-yyyyyyyy', '409 wrong-status')
tenant('GET /grants', '-yy--y---', '200')
tenant('GET /grants/actions', '-yyyyyyyy', '200')
tenant('POST /grants', '-yy--y---', '201', (at) => ({
  body: { granteeId: at.member, action: 'view_billing', reason: 'to walk' },
}))
tenant('POST /grants/revoke', '-yy--y---', '200', (at) => ({ body: { ids: [at.grant] } }), { abroad: '200' })
tenant('GET /audit', '-yy--y---', '200')
tenant('GET /audit/export', '-yy--y---', '200')
tenant('GET /customers/export', '-yy--y---', '200')
tenant('GET /billing', '-yy--y---', '200')

// the business and its catalogue
tenant('GET /business', 'yyyyyyyyy', '200')
tenant('PATCH /business', '-yy--y---', '409 stale', junk({ phone: '020', version: STALE }))
tenant('POST /business/publish', '-yy--y---', '200')
tenant('POST /business/unpublish', '-yy--y---', '200')
tenant('GET /setup', '-y---yy--', '200')
tenant('PATCH /setup', '-y---yy--', '200', junk({ hidden: false }))
tenant('POST /setup/trade', '-y---yy--', '422 invalid-input', junk({ trade: 'none' }))
tenant('DELETE /setup/examples', '-y---yy--', '204')
tenant('GET /setup/bookable', '-y---yy--', '200')
tenant('POST /setup/test-visit', '-y---yy--', '201')
tenant('DELETE /setup/test-visit', '-y---yy--', '204')
tenant('GET /services', 'yyyyyyyyy', '200')
tenant('POST /services', '-y---yy--', '201', () => ({
  body: { name: unique(), durationMinutes: 30, price: { amount: 1, currency: 'GBP' } },
}))
tenant('POST /services | of a resource', '-y---yy--', '201', (at) => ({
  body: {
    name: unique(),
    durationMinutes: 30,
    price: { amount: 1, currency: 'GBP' },
    requirements: [{ kind: 'staff', resourceIds: [at.sam] }],
  },
}))
tenant('GET /services/:id', 'yyyyyyyyy', '200', one('service'))
tenant('PATCH /services/:id', '-y---yy--', '409 stale', stale('service'))
tenant('DELETE /services/:id', '-y---yy--', '204', gone('service', 'service'))
tenant('PUT /services/:id/resources/:resourceId', '-y---yy--', '200', (at) => ({
  path: [at.service, at.sam],
  body: { durationMinutes: 45 },
}))
tenant('GET /questions', 'yyyyyyyyy', '200')
tenant('POST /questions', '-y---yy--', '201', junk({ about: 'visit', label: 'walk', type: 'text' }))
tenant('PATCH /questions/:id', '-y---yy--', '409 stale', stale('question'))
tenant('DELETE /questions/:id', '-y---yy--', '204', gone('question', 'question'))
const order: Asking = (at) => ({ body: { about: 'customer', ids: [at.question] } })
tenant('PUT /questions/order', '-y---yy--', '200', order)
tenant('DELETE /services/:id/resources/:resourceId', '-y---yy--', '204', (at) => ({
  path: [at.service, at.sam],
}))
tenant('POST /services/:id/restore', '-y---yy--', '200', one('service'))
tenant('POST /services/:id/duplicate', '-y---yy--', '201', (at) => ({
  path: [at.service],
  body: { name: unique() },
}))
tenant('PUT /services/order', '-y---yy--', '204', (at) => ({ body: { serviceIds: [at.service] } }))
tenant('GET /add-ons', '-yy--yyy-', '200')
tenant('POST /add-ons', '-y---yy--', '201', (at) => ({
  body: { name: unique(), durationMinutes: 15, serviceIds: [at.service] },
}))
tenant('PATCH /add-ons/:id', '-y---yy--', '409 stale', stale('addOn'))
tenant('DELETE /add-ons/:id', '-y---yy--', '204', gone('addOn', 'addOn'))
tenant('GET /packages', 'yyyyyyyyy', '200')
tenant('POST /packages', '-y---yy--', '201', (at) => ({
  body: { name: unique(), serviceIds: [at.service] },
}))
tenant('GET /packages/:id', 'yyyyyyyyy', '200', one('package'))
tenant('PATCH /packages/:id', '-y---yy--', '409 stale', stale('package'))
tenant('DELETE /packages/:id', '-y---yy--', '204', gone('package', 'package'))
tenant('GET /locations', '-yy--yyy-', '200')
tenant('POST /locations', '-y---yy--', '201', () => ({ body: { name: unique(), timeZone: 'Europe/London' } }))
tenant('GET /locations/:id', '-yy--yyy-', '200', one('location'))
tenant('PATCH /locations/:id', '-y---yy--', '409 stale', stale('location'))
tenant('DELETE /locations/:id', '-y---yy--', '204', gone('location', 'location'))
tenant('GET /locations/:id/hours', '-yy--yyy-', '200', one('location'))
tenant('PUT /locations/:id/hours', '-y---yy--', '200', (at) => ({
  path: [at.location],
  query: { dryRun: 'true' },
  body: { weekly },
}))
tenant('GET /resources', '-yy--yyy-', '200')
tenant('POST /resources', '-y---yy--', '201', (at) => ({
  body: { name: unique(), kind: 'room', locationId: at.location },
}))
tenant('GET /resources/:id', '-yy--yyy-', '200', one('sam'))
tenant('PATCH /resources/:id', '-y---yy--', '409 stale', stale('sam'))
tenant('DELETE /resources/:id', '-y---yy--', '204', gone('resource', 'room'))
tenant('GET /resources/:id/hours', '-yy--yyy-', '200', one('sam'))
tenant('PUT /resources/:id/hours', '-y---yy--', '200', (at) => ({
  path: [at.sam],
  query: { dryRun: 'true' },
  body: { weekly },
}))
tenant('DELETE /resources/:id/hours', '-y---yy--', '200', (at) => ({
  path: [at.sam],
  query: { dryRun: 'true' },
}))

// calendars
tenant('GET /blocks', '-yy--yyy-', '200')
for (const [label, who, id] of [
  ['one’s own calendar', '-y---yyy-', 'sam'],
  ['another’s', '-y---yy--', 'priya'],
] as const)
  tenant(`POST /blocks | ${label}`, who, '201', (at) => {
    const start = freeStart()
    return { query: { dryRun: 'true' }, body: { resourceId: at[id], start, end: hourAfter(start) } }
  })
tenant('DELETE /blocks/:id | one’s own', '-y---yyy-', '204', gone('block', 'block'))
tenant('DELETE /blocks/:id | another’s', '-y---yy--', '204', gone('priyasBlock', 'priyasBlock'))
tenant('GET /closures', '-yy--yyy-', '200')
tenant('POST /closures', '-y---yy--', '201', (at) => ({
  query: { dryRun: 'true' },
  body: { from: '2027-11-01', to: '2027-11-02', locationId: at.location },
}))
tenant('PATCH /blocks/:id | one’s own', '-y---yyy-', '409 stale', stale('block'))
tenant('PATCH /blocks/:id | another’s', '-y---yy--', '409 stale', stale('priyasBlock'))
tenant('GET /stranded', '-yy--yyy-', '200')
tenant(
  'POST /appointments/:id/keep | one’s own',
  '-y---yyy-',
  '409 stale',
  stale('visit', { accept: ['closed'] }),
)
tenant(
  'POST /appointments/:id/keep | another’s',
  '-y---yy--',
  '409 stale',
  stale('strangersVisit', { accept: ['closed'] }),
)
tenant('GET /closures/holidays', '-yy--yyy-', '200', () => ({ query: { year: '2027' } }))
tenant('PUT /closures/holiday-region', '-y---yy--', '200', () => ({ body: { region: '' } }))
tenant('POST /closures/holidays', '-y---yy--', '201', (at) => ({
  query: { dryRun: 'true' },
  body: { days: [{ from: '2027-11-01', to: '2027-11-02' }], locationId: at.location },
}))
tenant('DELETE /closures/:id', '-y---yy--', '204', gone('closure', 'closure'))
tenant('GET /timeline', '-yy--yyy-', '200', () => ({ query: instants }))
tenant('GET /timeline/days', '-yy--yyy-', '200', () => ({ query: { from: '2026-11-01', to: '2026-11-30' } }))
tenant('GET /timeline/search', '-yy--yyy-', '200', () => ({ query: { q: 'nora' } }))
tenant('GET /live', '-yy--yyy-', '426 upgrade-required')
tenant('GET /events', '-yy--yyy-', '200', () => ({ query: { after: '0' } }))

// customers
tenant('GET /customers', '-yy--yyy-', '200', () => ({ query: { q: 'k' } }))
tenant('POST /customers', '-y---yyy-', '201', () => ({ body: { name: unique() } }))
tenant('GET /customers/:id | served', '-yy--yyy-', '200', one('customer'))
tenant('GET /customers/:id | a stranger', '-yy--yyn-', '200', one('stranger'))
tenant('PATCH /customers/:id | served', '-y---yyy-', '409 stale', stale('customer'))
tenant('PATCH /customers/:id | a stranger', '-y---yyn-', '409 stale', stale('stranger'))
tenant('GET /customers/tags', '-yy--yyy-', '200')
tenant('GET /customers/:id/history | served', '-yy--yyy-', '200', one('customer'))
tenant('GET /customers/:id/history | a stranger', '-yy--yyn-', '200', one('stranger'))
tenant('POST /customers/:id/block | a stranger', '-y---yyn-', '200', async (at, world) => ({
  path: [world ? await world.fresh('customer') : at.stranger],
  body: { reason: 'x' },
}))
tenant('POST /customers/:id/unblock | served', '-y---yyy-', '200', one('customer'))
tenant('GET /customers/duplicates', '-y---yy--', '200')
tenant('GET /customers/apart', '-y---yy--', '200')
const pair = (at: Ids) => ({ path: [at.customer, at.stranger] })
tenant('PUT /customers/:id/apart/:otherId', '-y---yy--', '204', pair)
tenant('DELETE /customers/:id/apart/:otherId', '-y---yy--', '204', pair)
tenant('POST /customers/:id/merge', '-y---yy--', '201', async (at, world) => ({
  path: [world ? await world.fresh('customer') : at.stranger],
  body: { from: world ? await world.fresh('customer') : at.customer },
}))
tenant('GET /customers/:id/merges', '-y---yy--', '200', one('customer'))
tenant('POST /customers/merges/:id/undo', '-y---yy--', '200', gone('merge', 'merge'))
tenant('POST /customers/:id/erase', '-y---y---', '204', gone('customer', 'customer'))
tenant('GET /me/household', '-yyyyyyyy', '200')

// availability and visits
tenant('GET /availability', 'yyyyyyyyy', '200', (at) => ({ query: { serviceId: at.cut, ...days } }))
tenant('GET /availability/explain', '-yy--yyy-', '200', (at) => ({
  query: { serviceId: at.cut, start: freeStart() },
}))
tenant('POST /holds', 'yy---yyyy', '201', (at) => ({ body: { serviceId: at.cut, start: freeStart() } }))
tenant('DELETE /holds/:id', 'yy---yyyy', '204', async (at, world) => {
  const { id, secret } = world ? await world.freshHold() : { id: at.hold, secret: at.holdSecret }
  return { path: [id], body: { secret } }
})
const booking = (at: Ids, who: Walker, service: 'cut' | 'massage', by: 'sam' | 'priya') => ({
  body: {
    serviceId: at[service],
    resourceIds: [at[by]],
    start: freeStart(),
    ...(who === 'CUSTOMER' ? {} : { customer: { name: 'Kim', email: `${unique()}@example.org` } }),
  },
})
tenant('POST /appointments | with Sam', 'yy---yyyy', '201', (at, _, who) => booking(at, who, 'cut', 'sam'))
tenant('POST /appointments | with Priya', 'yy---yy-y', '201', (at, _, who) =>
  booking(at, who, 'massage', 'priya'),
)
tenant('POST /appointments | for a stranger', '-y---yynn', '201', async (at, world) => ({
  body: {
    serviceId: at.cut,
    resourceIds: [at.sam],
    start: freeStart(),
    customerId: world ? await world.fresh('customer') : at.stranger,
  },
}))
tenant('GET /appointments', '-yy--yyyy', '200')
tenant('GET /appointments/:id | one’s own', '-yy--yyyy', '200', one('visit'))
tenant('GET /appointments/:id | another’s', '-yy--yyyn', '200', one('strangersVisit'))
tenant('PATCH /appointments/:id | one’s own', '-y---yyyy', '409 stale', stale('visit', { customerNote: 'x' }))
const strangers = stale('strangersVisit', { customerNote: 'x' })
tenant('PATCH /appointments/:id | another’s', '-y---yy-n', '409 stale', strangers)
tenant('POST /appointments/:id/cancel | one’s own', '-y---yyyy', '409 stale', stale('visit'))
tenant('POST /appointments/:id/cancel | another’s', '-y---yy-n', '409 stale', stale('strangersVisit'))
tenant('GET /appointments/:id/calendar | one’s own', '-yy--yyyy', '200', one('visit'))
tenant('GET /appointments/:id/calendar | another’s', '-yy--yyyn', '200', one('strangersVisit'))

tenant('GET /appointments/:id/overrun | one’s own', '-y---yyy-', '200', (at) => ({
  path: [at.visit],
  query: { durationMinutes: '45' },
}))
tenant('GET /appointments/:id/overrun | another’s', '-y---yy--', '200', (at) => ({
  path: [at.strangersVisit],
  query: { durationMinutes: '75' },
}))
tenant(
  'POST /appointments/:id/overrun | one’s own',
  '-y---yyy-',
  '409 stale',
  stale('visit', { durationMinutes: 45 }),
)
tenant(
  'POST /appointments/:id/overrun | another’s',
  '-y---yy--',
  '409 stale',
  stale('strangersVisit', { durationMinutes: 75 }),
)
tenant('POST /appointments/changes | one’s own', '-y---yyy-', '409 changes-refused', (at) => ({
  body: { changes: [{ appointmentId: at.visit, start: '2026-12-01T10:00:00Z', version: STALE }] },
}))
tenant('POST /appointments/changes | another’s', '-y---yy--', '409 changes-refused', (at) => ({
  body: { changes: [{ appointmentId: at.strangersVisit, status: 'no_show', version: STALE }] },
}))
tenant('POST /appointments/:id/notify | one’s own', '-y---yyy-', '204', one('visit'))
tenant('POST /appointments/:id/notify | another’s', '-y---yy--', '204', one('strangersVisit'))
tenant('GET /today', '-yy--yyy-', '200', () => ({ query: { date: '2026-11-26' } }))
tenant('PATCH /appointments/:id | a label', '-y---yyy-', '409 stale', (at) => ({
  path: [at.visit],
  body: { labelIds: [at.label], version: STALE },
}))
tenant('GET /labels', '-yy--yyy-', '200')
tenant('POST /labels', '-y---yy--', '201', () => ({ body: { name: unique(), color: 'teal' } }))
tenant('PATCH /labels/:id', '-y---yy--', '409 stale', stale('label'))
tenant('PUT /labels/order', '-y---yy--', '200', (at) => ({ body: { ids: [at.label] } }))
tenant('DELETE /labels/:id', '-y---yy--', '204', gone('label', 'label'))
// what is taken along
for (const list of [
  'services',
  'resources',
  'appointments',
  'blocks',
  'closures',
  'members',
  'unassigned-visits',
])
  tenant(`GET /${list}/export`, '-yy--y---', '200')

// moving in
const base64 = (text: string) => Buffer.from(text).toString('base64')
tenant('POST /imports', '-y---yy--', '201', () => ({
  body: { kind: 'customers', content: base64('name,email\nKim,kim@example.org\n') },
}))
tenant('GET /imports', '-y---yy--', '200')
tenant('GET /imports/:id', '-y---yy--', '200', one('import'))
tenant('GET /imports/:id/rows', '-y---yy--', '200', one('import'))
tenant('PATCH /imports/:id', '-y---yy--', '409 stale', stale('import'))
tenant('POST /imports/:id/run', '-y---yy--', '409 stale', stale('import'))
tenant('POST /imports/:id/cancel', '-y---yy--', '200', gone('import', 'import'))
tenant('DELETE /imports/:id', '-y---yy--', '204', gone('import', 'import'))
tenant('GET /unassigned-visits', '-yy--yyy-', '200')
tenant('POST /unassigned-visits/:id/place', '-y---yyy-', '201', gone('unassigned', 'unassigned'))
tenant('POST /unassigned-visits/:id/drop', '-y---yyy-', '200', gone('unassigned', 'unassigned'))
tenant('POST /unassigned-visits/:id/restore', '-y---yyy-', '409 wrong-status', one('unassigned'))

// sign-up and the operator's console
const owner = () => ({ email: `${unique()}@example.org`, name: 'Olive' })
const business = { name: 'X', timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }
tenant('POST /businesses', 'yyyyyyyyy', '422 weak-password', () => ({
  body: { ...business, slug: 'home', owner: { ...owner(), password: 'password1234' } },
}))
tenant('POST /businesses/confirm', 'yyyyyyyyy', '422 invalid-token', junk({ token: 'wrong' }))
tenant('POST /businesses/find', 'yyyyyyyyy', '202', junk({ email: 'no@example.org' }))
platform('GET /platform/tenants', '-yyyy----', '200')
platform('GET /platform/tenants/:id', '-yyDy----', '200', one('tenant'))
platform('POST /platform/tenants', '-yy------', '409 slug-taken', () => ({
  body: { ...business, slug: 'home', owner: owner() },
}))
platform('POST /platform/tenants | a demo account', '-yyy-----', '409 slug-taken', () => ({
  body: { ...business, slug: 'home', isTemporary: true, expiresAt: '2027-01-01T00:00:00Z', owner: owner() },
}))
platform('PATCH /platform/tenants/:id', '-yy------', '200', (at) => ({ path: [at.tenant], body: {} }))
platform('GET /platform/plans', '-yyyy----', '200')
platform('GET /platform/users', '-yyyy----', '200', () => ({ query: { limit: '200' } }))
platform('POST /platform/users', '-yy------', '201', () => ({
  body: { ...owner(), role: 'PLATFORM_SUPPORT' },
}))
platform('POST /platform/users | of a business', '-y-------', '201', (at) => ({
  body: { ...owner(), role: 'TENANT_STAFF', tenantId: at.tenant },
}))
platform('PATCH /platform/users/:id', '-yy------', '409 stale', stale('platformUser'))
platform('PATCH /platform/users/:id | of a business', '-y-------', '409 stale', stale('member'))
platform('GET /platform/grants', '-yy------', '200')
platform('GET /platform/domains', '-yyyy----', '200')
platform('GET /platform/audit', '-yy------', '200')
platform('GET /platform/sessions', '-yy------', '200')
platform('POST /platform/sessions/revoke', '-yy------', '200', (at) => ({ body: { ids: [at.session] } }))
platform('GET /platform/outbox', '-yy------', '200')

/** The whole of what everybody gets for every call, written out by hand. */
export const EXPECTATIONS: readonly Expectation[] = all
