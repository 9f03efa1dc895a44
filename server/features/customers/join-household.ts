import type { Actor } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, missing } from '../../problem.ts'
import { hasHousehold, lockCustomers } from './customers.queries.ts'
import { findVisibleCustomer } from './read-customer.ts'

/** Who joins a household: as they will be. */
interface Person {
  /** Undefined: not stored yet. */
  id?: string
  email: string | null
}

/**
 * Checks that somebody may hang under a customer. A household is one deep, and its people have neither an address nor an
 * account of their own; a refusal online is of the whole household, so it is with the customer at its head.
 * @throws Problem not-found, invalid-input
 */
export async function joinHousehold(
  tx: TenantTx,
  actor: Actor,
  person: Person,
  headId: string,
): Promise<void> {
  if (!(await findVisibleCustomer(tx, actor, 'customers.read', headId)))
    throw missing('customer', 'householdOf')
  if (person.email) throw invalid('email', 'must be empty: people of a household have none of their own')
  if (person.id === headId) throw invalid('householdOf', 'must be somebody else')
  const rows = await lockCustomers(tx.db, [headId, ...(person.id ? [person.id] : [])])
  // merged or erased since
  const head = rows.find((row) => row.id === headId && row.active)
  if (!head) throw missing('customer', 'householdOf')
  if (head.household_of) throw invalid('householdOf', 'must not be in a household')
  const self = rows.find((row) => row.id === person.id)
  if (!self) return
  if (self.account_user_id) throw invalid('householdOf', 'must be empty for who has an account')
  if (self.blocked_at) throw invalid('householdOf', 'must be empty for who is refused online')
  if (await hasHousehold(tx.db, self.id))
    throw invalid('householdOf', 'must be empty for who has a household')
}
