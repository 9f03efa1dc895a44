import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import { sqlState } from '../../database/errors.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { insertCustomer } from './customers.queries.ts'
import { type Customer, presentCustomer } from './present-customer.ts'

/** Adds a customer; a name alone is enough. @throws Problem forbidden, email-taken */
export async function createCustomer(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /customers'>,
): Promise<Customer> {
  authorise(actor, 'customers.create', tx)
  const row = await emailOnce(
    insertCustomer(tx.db, {
      id: randomUUIDv7(),
      name: input.name,
      email: input.email ?? null,
      phone: input.phone,
      internal_notes: input.internalNotes,
      tags: input.tags && [...new Set(input.tags)],
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

/** Writes a customer: an email address belongs to one. @throws Problem email-taken */
export async function emailOnce<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    throw sqlState(error) === '23505' ? new Problem('email-taken') : error
  }
}
