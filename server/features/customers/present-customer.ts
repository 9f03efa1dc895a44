import type { Answer } from '../../../contract/index.ts'
import { instant } from '../../http/present.ts'
import type { CustomerRow } from './customers.queries.ts'
import { showPhone } from './phones.ts'

export type Customer = Answer<'GET /customers/:id'>

/** Without answers in lists. */
export const presentCustomer = (
  row: Omit<CustomerRow, 'served'>,
  answers?: Customer['answers'],
): Customer => ({
  id: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  phoneShown: showPhone(row.phone, row.phone_e164, row.country),
  internalNotes: row.internal_notes,
  tags: row.tags,
  userId: row.account_user_id,
  householdOf: row.household_of ? { id: row.household_of, name: row.household_name ?? '' } : null,
  blocked: row.blocked_at ? { since: instant(row.blocked_at), reason: row.blocked_reason } : null,
  lastVisit: row.last_visit && instant(row.last_visit),
  nextVisit: row.next_visit && instant(row.next_visit),
  ...(answers && answers.length > 0 ? { answers } : {}),
  version: row.version,
})
