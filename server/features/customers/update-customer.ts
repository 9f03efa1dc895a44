import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { changeCustomerAnswers } from '../questions/change-answers.ts'
import { answersOfCustomers } from '../questions/read-answers.ts'
import { selectCountry, updateCustomerRow } from './customers.queries.ts'
import { emailOnce, requireFreeEmail } from './email-once.ts'
import { joinHousehold } from './join-household.ts'
import { phoneColumns } from './phones.ts'
import { type Customer, presentCustomer } from './present-customer.ts'
import { visibleCustomer } from './read-customer.ts'

/** Changes a customer. @throws Problem not-found, stale, email-taken, invalid-input */
export async function updateCustomer(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /customers/:id'>,
): Promise<Customer> {
  const visible = () => visibleCustomer(tx, actor, 'customers.update', id)
  const answers = async () => (await answersOfCustomers(tx, [id])).get(id) ?? []
  const before = presentCustomer(await visible(), await answers())
  if (before.version !== input.version) throw new Problem('stale', undefined, { current: before })
  const email = input.email === undefined ? before.email : input.email
  await requireFreeEmail(tx, actor, input.email, id)
  if (input.householdOf) await joinHousehold(tx, actor, { id, email }, input.householdOf)
  else if (input.householdOf === undefined && before.householdOf && email)
    throw invalid('email', 'must be empty: people of a household have none of their own')
  const row = await emailOnce(
    updateCustomerRow(tx.db, tx.now, id, input.version, {
      name: input.name,
      email: input.email,
      ...(input.phone !== undefined && phoneColumns(input.phone, await selectCountry(tx.db))),
      internal_notes: input.internalNotes,
      tags: input.tags && [...new Set(input.tags)],
      household_of: input.householdOf,
    }),
  )
  if (!row)
    throw new Problem('stale', undefined, { current: presentCustomer(await visible(), await answers()) })
  if (input.answers) await changeCustomerAnswers(tx, id, input.answers)
  const after = presentCustomer(row, input.answers ? await answers() : before.answers)
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
