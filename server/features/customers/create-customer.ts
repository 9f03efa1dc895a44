import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { recordChange } from '../../record-change.ts'
import { insertCustomer, selectCountry } from './customers.queries.ts'
import { emailOnce, requireFreeEmail } from './email-once.ts'
import { joinHousehold } from './join-household.ts'
import { phoneColumns } from './phones.ts'
import { type Customer, presentCustomer } from './present-customer.ts'

/** Adds a customer; a name alone is enough. @throws Problem forbidden, email-taken */
export async function createCustomer(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /customers'>,
): Promise<Customer> {
  authorise(actor, 'customers.create', tx)
  const email = input.email ?? null
  await requireFreeEmail(tx, actor, email)
  if (input.householdOf) await joinHousehold(tx, actor, { email }, input.householdOf)
  const row = await emailOnce(
    insertCustomer(tx.db, tx.now, {
      id: randomUUIDv7(),
      name: input.name,
      email,
      ...(input.phone && phoneColumns(input.phone, await selectCountry(tx.db))),
      internal_notes: input.internalNotes,
      tags: input.tags && [...new Set(input.tags)],
      household_of: input.householdOf ?? null,
    }),
  )
  const customer = presentCustomer(row)
  recordChange(tx, {
    type: 'customer.created',
    subjectType: 'customer',
    subjectId: row.id,
    data: { customerId: row.id },
    after: customer,
  })
  return customer
}
