import { randomUUIDv7 } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { type Actor, type ActorUser, can, effectiveUser } from '../../../domain/access/index.ts'
import { insertion } from '../../database/insertion.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, missing, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { NAMELESS } from '../customers/nameless.ts'
import { phoneColumns } from '../customers/phones.ts'
import { findVisibleCustomer } from '../customers/read-customer.ts'
import {
  insertNameless,
  type OwnPerson,
  putPhone,
  selectMergedInto,
  selectOwner,
  selectOwnPeople,
} from './join-customer.queries.ts'
import { LostRace } from './lost-race.ts'
import { isMember } from './require-visit.ts'

interface Asked {
  customer?: { name: string; email?: string | undefined; phone?: string | undefined } | undefined
  customerId?: string | undefined
  walkIn?: 'waiting' | 'started' | undefined
}

export interface JoinedCustomer {
  id: string
  /** The name for this visit. */
  name: string
  /** The name that is stored of them: for members' eyes. */
  storedName: string
  /** Whose household they are of; null: of none. */
  householdOf: string | null
  /** Not stored yet: `claimCustomer` does, beside the visit. */
  isNew: { email: string | null; phone: string; phone_e164: string } | null
  /** A phone that was given, of a customer who is known without one. */
  fills?: { customerId: string; phone: string; phone_e164: string } | undefined
}

/**
 * Whom a visit is for. A guest joins a customer by lower-cased email, or the person of that customer's household who has
 * the name that was given; what is stored of them is neither shown nor changed, but for a phone where they have none.
 * Members name a customer, give a name alone, or of who walked in none at all. A signed-in customer books for themselves and their household.
 * @throws Problem not-found, invalid-input, forbidden, booking-refused
 */
export async function joinCustomer(tx: TenantTx, actor: Actor, asked: Asked): Promise<JoinedCustomer> {
  const user = effectiveUser(actor)
  if (user?.role === 'CUSTOMER') return ownOrTheirs(tx, user, asked)
  if (asked.customerId) {
    if (!isMember(actor)) throw new Problem(user ? 'forbidden' : 'unauthenticated')
    const found =
      (await findVisibleCustomer(tx, actor, 'customers.read', asked.customerId)) ??
      (await findKept(tx, actor, asked.customerId))
    if (!found) throw missing('customer', 'customerId')
    const { id, name, household_of } = found
    return { id, name, storedName: name, householdOf: household_of, isNew: null }
  }
  const { customer } = asked
  if (!customer && asked.walkIn && isMember(actor)) return WALKED_IN
  if (!customer) throw invalid('customer', 'is needed')
  if (!customer.email && !isMember(actor)) throw invalid('customer.email', 'is needed')
  if (isMember(actor) && !can(actor, 'customers.create', { tenantId: tx.tenantId }))
    throw new Problem('forbidden')
  const owner =
    customer.email || customer.phone
      ? await selectOwner(tx.db, customer.email ?? null, customer.name)
      : undefined
  if (owner?.id) {
    if (owner.blocked_at && !isMember(actor)) throw refused(owner)
    return {
      id: owner.person_id ?? owner.id,
      name: customer.name,
      storedName: owner.person_name ?? (owner.name as string),
      householdOf: owner.person_id ? owner.id : null,
      isNew: null,
      fills: filling(owner.id, owner.phone, customer.phone, owner.country),
    }
  }
  return {
    id: randomUUIDv7(),
    name: customer.name,
    storedName: customer.name,
    householdOf: null,
    isNew: {
      email: customer.email ?? null,
      ...phoneColumns(customer.phone ?? '', owner?.country ?? ''),
    },
  }
}

/** Of a duplicate that was merged: the one that was kept. */
async function findKept(tx: TenantTx, actor: Actor, id: string) {
  const kept = await selectMergedInto(tx.db, id)
  return kept && findVisibleCustomer(tx, actor, 'customers.read', kept)
}

/** A signed-in customer, or somebody of their household: by id, or by the name that they give. */
async function ownOrTheirs(tx: TenantTx, user: ActorUser, asked: Asked): Promise<JoinedCustomer> {
  if (!user.customerId) throw new Problem('forbidden')
  const people = await selectOwnPeople(tx.db, user.customerId)
  const self = people.find((one) => one.is_self)
  if (!self) throw new Problem('forbidden')
  if (self.blocked_at) throw refused(self)
  const given = asked.customer?.name ?? user.name
  const person = asked.customerId
    ? people.find((one) => one.id === asked.customerId)
    : isCalled(self, given)
      ? self
      : (people.find((one) => isCalled(one, given)) ?? self)
  if (!person) throw missing('customer', 'customerId')
  return {
    id: person.id,
    name: asked.customerId && person !== self ? person.name : given,
    storedName: person.name,
    householdOf: person === self ? null : self.id,
    isNew: null,
    fills: filling(self.id, self.phone, asked.customer?.phone, self.country),
  }
}

const WALKED_IN: JoinedCustomer = {
  id: NAMELESS,
  name: '',
  storedName: '',
  householdOf: null,
  isNew: null,
}

/** Nothing that is stored is overwritten: anybody may know an address. */
function filling(customerId: string, stored: string | null, given: string | undefined, country: string) {
  const phone = given?.trim()
  return phone && !stored ? { customerId, ...phoneColumns(phone, country) } : undefined
}

const isCalled = (person: OwnPerson, name: string) => person.name.toLowerCase() === name.toLowerCase()

/** Points to the business itself, and says nothing of why. */
const refused = (business: { business_name: string; business_phone: string }) =>
  new Problem(
    'booking-refused',
    business.business_phone
      ? `Please call ${business.business_name} on ${business.business_phone}`
      : `Please get in touch with ${business.business_name}`,
    { phone: business.business_phone },
  )

const insertNew = insertion('customers', ['id', 'name', 'email', 'phone', 'phone_e164'])

const LIVING = 'select id from customers where id = $1 and active for key share'

/**
 * Makes sure that a visit's customer is there until the transaction ends: one who is new is stored, another one can't be
 * merged or erased meanwhile, and where they were since they were read, all is tried again. A phone that was missing is
 * stored too. Goes beside the visit, in the same round trip. One whose email came by another booking fails with a unique
 * violation, and is tried again too.
 * @throws LostRace
 */
export async function claimCustomer(tx: TenantTx, customer: JoinedCustomer): Promise<void> {
  const { id, name, isNew, fills } = customer
  if (id === NAMELESS) return insertNameless(tx.db)
  if (!isNew) {
    const [{ rows }] = await Promise.all([
      tx.db.executeQuery(CompiledQuery.raw(LIVING, [id])),
      fills && fillPhone(tx, fills),
    ])
    if (rows.length === 0) throw new LostRace()
    return
  }
  tx.event('customer.created', { customerId: id })
  await insertNew(tx.db, [{ id, name, ...isNew }])
}

async function fillPhone(
  tx: TenantTx,
  { customerId, ...phone }: NonNullable<JoinedCustomer['fills']>,
): Promise<void> {
  if (!(await putPhone(tx.db, customerId, phone))) return
  recordChange(tx, {
    type: 'customer.updated',
    subjectType: 'customer',
    subjectId: customerId,
    data: { customerId },
    before: { phone: '' },
    after: { phone: phone.phone },
  })
}
