import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { TenantTx } from '../../database/scope.ts'
import type { CustomerDraft } from './drafts.ts'
import { mergeField } from './merge-field.ts'

export type JoiningCustomer = CustomerDraft & { externalId: string | null }

export interface Joined {
  id: string
  state: 'created' | 'updated' | 'unchanged'
}

interface Options {
  /** What an earlier import read, by external id. */
  earlier: ReadonlyMap<string, CustomerDraft>
  /** Whether a name that exactly one customer has is enough where there is neither id nor email, as of a visit's. */
  byName: boolean
}

/**
 * Finds or makes the customers of a batch: by external id, then by email. Three statements at most, however many they
 * are; the answer has one entry for each, in their order.
 */
export async function joinCustomers(
  tx: TenantTx,
  drafts: readonly JoiningCustomer[],
  { earlier, byName }: Options,
): Promise<Joined[]> {
  const stored = await selectStored(tx, drafts, byName)
  const known = indexOf(stored)
  const written = new Map<string, Stored>()
  const joined = drafts.map((draft): Joined => {
    const found = known.find(draft, byName)
    if (!found) {
      const made = newCustomer(draft)
      known.add(made)
      written.set(made.id, made)
      return { id: made.id, state: 'created' }
    }
    // a duplicate that was merged is the customer that it was merged into, and stays as that one is
    if (found.merged_into) return { id: found.merged_into, state: 'unchanged' }
    const before = draft.externalId ? earlier.get(draft.externalId) : undefined
    const taken = draft.email !== null && known.owns(draft.email, found.id)
    const merged = mergeCustomer(found, taken ? { ...draft, email: null } : draft, before)
    if (JSON.stringify(merged) === JSON.stringify(found)) return { id: found.id, state: 'unchanged' }
    const isNew = written.has(found.id) && found.version === 0
    Object.assign(found, merged)
    known.add(found)
    written.set(found.id, found)
    return { id: found.id, state: isNew ? 'unchanged' : 'updated' }
  })
  if (written.size > 0) {
    await putCustomers(tx, [...written.values()])
    tx.event('customers.imported', {})
  }
  return joined
}

interface Stored {
  id: string
  external_id: string | null
  email: string | null
  name: string
  phone: string
  phone_e164: string
  internal_notes: string
  tags: string[]
  merged_into: string | null
  /** 0: not stored yet. */
  version: number
}

const COLUMNS = [
  'id',
  'external_id',
  'email',
  'name',
  'phone',
  'phone_e164',
  'internal_notes',
  'tags',
  'merged_into',
  'version',
] as const

function selectStored(
  { db }: TenantTx,
  drafts: readonly JoiningCustomer[],
  byName: boolean,
): Promise<Stored[]> {
  const ids = drafts.map((d) => d.externalId).filter((id) => id !== null)
  const emails = drafts.map((d) => d.email).filter((email) => email !== null)
  const names = byName ? drafts.filter((d) => d.email === null).map((d) => d.name.toLowerCase()) : []
  const by = (condition: ReturnType<typeof sql<boolean>>) =>
    db.selectFrom('customers').select('id').where(condition)
  const found = by(sql<boolean>`external_id = any(${ids}::text[])`)
    .union(by(sql<boolean>`email = any(${emails}::text[])`))
    .union(by(sql<boolean>`lower(name) = any(${names}::text[]) and active`))
  // whoever is merged or erased meanwhile is seen as they are then, and not written over
  return db
    .selectFrom('customers')
    .select(COLUMNS)
    .where('id', 'in', found)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** The customers that are known, by what finds them. */
function indexOf(stored: readonly Stored[]) {
  const [byId, byEmail] = [new Map<string, Stored>(), new Map<string, Stored>()]
  const byName = new Map<string, Set<Stored>>()
  const add = (customer: Stored) => {
    if (customer.external_id) byId.set(customer.external_id, customer)
    if (customer.email) byEmail.set(customer.email, customer)
    const name = customer.name.toLowerCase()
    byName.set(name, (byName.get(name) ?? new Set()).add(customer))
  }
  stored.forEach(add)
  return {
    add,
    owns: (email: string, id: string) => (byEmail.get(email)?.id ?? id) !== id,
    find(draft: JoiningCustomer, useName: boolean): Stored | undefined {
      const found =
        (draft.externalId ? byId.get(draft.externalId) : undefined) ??
        (draft.email ? byEmail.get(draft.email) : undefined)
      if (found || !useName || draft.email) return found
      const named = byName.get(draft.name.toLowerCase())
      return named?.size === 1 ? [...named][0] : undefined
    },
  }
}

const newCustomer = (draft: JoiningCustomer): Stored => ({
  id: randomUUIDv7(),
  external_id: draft.externalId,
  email: draft.email,
  name: draft.name,
  phone: draft.phone,
  phone_e164: draft.phoneE164,
  internal_notes: draft.notes,
  tags: draft.tags,
  merged_into: null,
  version: 0,
})

function mergeCustomer(stored: Stored, draft: JoiningCustomer, earlier: CustomerDraft | undefined): Stored {
  const phone = mergeField(stored.phone, draft.phone, earlier?.phone)
  return {
    ...stored,
    // an id of its own is never taken from it
    external_id: stored.external_id ?? draft.externalId,
    email: mergeField(stored.email, draft.email, earlier?.email),
    name: mergeField(stored.name, draft.name, earlier?.name),
    phone,
    phone_e164: phone === draft.phone ? draft.phoneE164 || stored.phone_e164 : stored.phone_e164,
    internal_notes: mergeField(stored.internal_notes, draft.notes, earlier?.notes),
    tags: mergeField(stored.tags, draft.tags, earlier?.tags),
  }
}

const putCustomers = ({ db }: TenantTx, customers: readonly Stored[]) =>
  sql`
    insert into customers (id, external_id, email, name, phone, phone_e164, internal_notes, tags)
    select id, external_id, email, name, phone, phone_e164, internal_notes, tags
    from jsonb_to_recordset(${JSON.stringify(customers)}::jsonb)
      as c(id uuid, external_id text, email text, name text, phone text, phone_e164 text, internal_notes text, tags text[])
    on conflict (id) do update
    set external_id = excluded.external_id, email = excluded.email, name = excluded.name, phone = excluded.phone,
      phone_e164 = excluded.phone_e164, internal_notes = excluded.internal_notes, tags = excluded.tags,
      version = customers.version + 1`.execute(db)
