import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { emailOnce } from './create-customer.ts'
import { updateCustomerRow } from './customers.queries.ts'
import { type Customer, presentCustomer } from './present-customer.ts'
import { visibleCustomer } from './read-customer.ts'

/** Changes a customer. @throws Problem not-found, stale, email-taken */
export async function updateCustomer(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /customers/:id'>,
): Promise<Customer> {
  const visible = () => visibleCustomer(tx, actor, 'customers.update', id)
  const before = presentCustomer(await visible())
  const row = await emailOnce(
    updateCustomerRow(tx.db, id, input.version, {
      name: input.name,
      email: input.email,
      phone: input.phone,
      internal_notes: input.internalNotes,
      tags: input.tags && [...new Set(input.tags)],
    }),
  )
  if (!row) throw new Problem('stale', undefined, { current: presentCustomer(await visible()) })
  const after = presentCustomer(row)
  recordChange(tx, {
    type: 'customer.updated',
    subjectType: 'customer',
    subjectId: id,
    data: { customerId: id },
    before,
    after,
  })
  return after
}
