import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '../../../domain/access/index.ts'
import type { CreatedTenant } from '../../features/tenants/create-tenant.ts'
import { hashToken } from '../../http/identify.ts'
import { makeSalon } from '../salon.ts'
import type { TestApp } from '../test-app.ts'

/** Stands in every text of the other business: an answer in which it is seen has let something out. */
export const THEIRS = 'zwaylarn'

/** Ids of one thing of each kind in a business. */
export interface Ids {
  tenant: string
  location: string
  /** A staff resource: the one that the TENANT_STAFF is. */
  sam: string
  /** Another one. */
  priya: string
  room: string
  /** Of Sam, 30 minutes. */
  cut: string
  /** Of Priya or Noor, 60 minutes. */
  massage: string
  service: string
  /** The record of the CUSTOMER, whom Sam serves. */
  customer: string
  /** One whom Sam doesn't serve. */
  stranger: string
  /** Of `customer` with Sam. */
  visit: string
  /** Of `stranger` with Priya. */
  strangersVisit: string
  block: string
  priyasBlock: string
  closure: string
  /** A merge of two customers. */
  merge: string
  addOn: string
  package: string
  label: string
  /** About a customer. */
  question: string
  hold: string
  holdSecret: string
  member: string
  session: string
  grant: string
  import: string
  /** A visit without a time, of `customer` with Sam. */
  unassigned: string
  /** A platform user of the lowest role. */
  platformUser: string
}

export interface World extends Ids {
  slug: string
  schema: CreatedTenant
  /** A new thing of a kind, to be deleted by whoever may. */
  fresh(
    kind:
      | 'customer'
      | 'merge'
      | 'member'
      | 'location'
      | 'resource'
      | 'service'
      | 'block'
      | 'priyasBlock'
      | 'closure'
      | 'addOn'
      | 'package'
      | 'label'
      | 'import'
      | 'unassigned'
      | 'question',
  ): Promise<string>
  freshHold(): Promise<{ id: string; secret: string }>
}

/** Ids of nothing, for what an answer about nothing looks like. */
export const nothing = (): Ids => ({
  ...(Object.fromEntries(
    'tenant location sam priya room cut massage service customer stranger visit strangersVisit block priyasBlock closure merge label question hold member session grant import unassigned platformUser'
      .split(' ')
      .map((kind) => [kind, randomUUIDv7()]),
  ) as unknown as Ids),
  holdSecret: 'x'.repeat(20),
})

/** A file to import, of one customer. */
const FILE = Buffer.from('name,email\nKim,kim.imported@example.org\n').toString('base64')

let starts = 0
/** A start at which everybody is free for an hour, another one each time. */
export const freeStart = (): string => {
  const n = starts++
  // in winter, where London's ten o'clock is ten o'clock
  return `${new Date(Date.UTC(2026, 10, 26 + Math.floor(n / 6), 10 + (n % 6))).toISOString().slice(0, 19)}Z`
}
export const hourAfter = (start: string): string =>
  `${new Date(Date.parse(start) + 3_600_000).toISOString().slice(0, 19)}Z`

/** A session of a user without the work of a sign-in. */
export async function sessionOf(test: TestApp, userId: string, tenantId: string | null) {
  const [id, token] = [randomUUIDv7(), `session_${randomUUIDv7()}`]
  await test.database.withPlatform(({ db, now }) =>
    db
      .insertInto('sessions')
      .values({
        id,
        token_hash: hashToken(token),
        user_id: userId,
        tenant_id: tenantId,
        expires_at: new Date(now.getTime() + 86_400_000),
      } as never)
      .execute(),
  )
  return { id, token }
}

/** A salon with one of each kind of thing; `mark` begins every text in it. */
export async function makeWorld(
  test: TestApp,
  slug: string,
  mark: string,
  isTemporary: boolean,
): Promise<World> {
  const salon = await makeSalon(test, slug)
  const tenant = salon.tenantId
  await test.database.withPlatform(({ db }) =>
    db
      .updateTable('tenants')
      .set({ is_temporary: isTemporary, plan: 'unlimited', name: mark })
      .where('id', '=', tenant)
      .execute(),
  )
  const inside = <T>(work: Parameters<typeof test.database.withTenant<T>>[1]) =>
    test.database.withTenant(salon, work)
  const user = async (role: Role, more: object = {}) => {
    const id = randomUUIDv7()
    const email = `${mark}-${id}@example.org`
    await test.database.withPlatform(({ db }) =>
      db
        .insertInto('users')
        .values({ id, tenant_id: tenant, email, name: `${mark} ${role}`, role, ...more } as never)
        .execute(),
    )
    await inside(({ db }) =>
      db
        .insertInto('people')
        .values({ user_id: id, name: `${mark} ${role}`, email, role })
        .execute(),
    )
    return id
  }
  const owner = await user('TENANT_OWNER')
  const { token } = await sessionOf(test, owner, tenant)
  const made = async (path: string, body: object) => {
    const answer = await test.call('POST', path, { tenant: slug, token, body })
    if (answer.status !== 201) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body as { id: string; secret: string }
  }
  await inside(async ({ db }) => {
    for (const table of ['resources', 'services', 'locations', 'business'])
      await sql`update ${sql.table(table)} set name = ${`${mark} `}::text || name`.execute(db)
  })
  const customer = await made('/customers', {
    name: `${mark} Kim`,
    email: `${mark}.kim@example.org`,
    internalNotes: mark,
  })
  const stranger = await made('/customers', { name: `${mark} Lee`, phone: '020 7', internalNotes: mark })
  const book = (serviceId: string, resourceId: string, customerId: string) =>
    made('/appointments', {
      serviceId,
      resourceIds: [resourceId],
      start: freeStart(),
      customerId,
      customerNote: mark,
      internalNotes: mark,
    })
  const visit = await book(salon.cut, salon.sam, customer.id)
  const strangersVisit = await book(salon.massage, salon.priya, stranger.id)
  const block = (resourceId: string) => {
    const start = freeStart()
    return made('/blocks', { resourceId, start, end: hourAfter(start), title: mark })
  }
  const unassigned = async () => {
    const [id, start] = [randomUUIDv7(), freeStart()]
    const asked = {
      customer_id: customer.id,
      service_id: salon.cut,
      service_name: mark,
      resource_id: salon.sam,
    }
    const when = { start_at: new Date(start), end_at: new Date(hourAfter(start)), reason: 'slot-taken' }
    await inside(({ db }) =>
      db
        .insertInto('unassigned_visits')
        .values({ id, ...asked, ...when, note: mark })
        .execute(),
    )
    return id
  }
  const fresh: World['fresh'] = async (kind) => {
    switch (kind) {
      case 'member':
        return user('TENANT_STAFF')
      case 'customer':
        return (await made('/customers', { name: `${mark} Pat` })).id
      case 'merge': {
        const [kept, from] = [await fresh('customer'), await fresh('customer')]
        return (await made(`/customers/${kept}/merge`, { from })).id
      }
      case 'location':
        return (await made('/locations', { name: mark, timeZone: 'Europe/London' })).id
      case 'resource':
        return (await made('/resources', { name: mark, kind: 'room' })).id
      case 'service':
        return (
          await made('/services', { name: mark, durationMinutes: 30, price: { amount: 1, currency: 'GBP' } })
        ).id
      case 'addOn':
        return (await made('/add-ons', { name: mark })).id
      case 'package':
        return (await made('/packages', { name: mark, serviceIds: [salon.cut] })).id
      case 'block':
        return (await block(salon.sam)).id
      case 'priyasBlock':
        return (await block(salon.priya)).id
      case 'label':
        return (await made('/labels', { name: mark, color: 'teal' })).id
      case 'closure':
        return (await made('/closures', { from: '2027-12-24', to: '2027-12-26', title: mark })).id
      case 'import':
        return (await made('/imports', { kind: 'customers', content: FILE, fileName: mark })).id
      case 'unassigned':
        return unassigned()
      case 'question':
        return (
          await made('/questions', { about: 'customer', label: mark, type: 'text', askedOnline: false })
        ).id
    }
  }
  const freshHold = () => made('/holds', { serviceId: salon.cut, start: freeStart() })
  const member = await user('TENANT_STAFF')
  const hold = await freshHold()
  const platformUser = randomUUIDv7()
  await test.database.withPlatform(({ db }) =>
    db
      .insertInto('users')
      .values({
        id: platformUser,
        tenant_id: null,
        email: `${platformUser}@example.org`,
        name: 'Low',
        role: 'PLATFORM_SUPPORT',
      } as never)
      .execute(),
  )
  return {
    ...salon,
    slug,
    schema: salon,
    tenant,
    location: salon.locationId,
    room: salon.room1,
    service: await fresh('service'),
    customer: customer.id,
    stranger: stranger.id,
    visit: visit.id,
    strangersVisit: strangersVisit.id,
    block: (await block(salon.sam)).id,
    priyasBlock: (await block(salon.priya)).id,
    closure: await fresh('closure'),
    merge: await fresh('merge'),
    addOn: await fresh('addOn'),
    package: await fresh('package'),
    label: await fresh('label'),
    question: await fresh('question'),
    hold: hold.id,
    holdSecret: hold.secret,
    member,
    session: (await sessionOf(test, member, tenant)).id,
    grant: (await made('/grants', { granteeId: member, action: 'view_billing', reason: mark })).id,
    import: await fresh('import'),
    unassigned: await fresh('unassigned'),
    platformUser,
    fresh,
    freshHold,
  }
}
