import type { Answer } from '../../../contract/index.ts'
import type { CustomerRow } from './customers.queries.ts'

export type Customer = Answer<'GET /customers/:id'>

export const presentCustomer = (row: Omit<CustomerRow, 'served'>): Customer => ({
  id: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  internalNotes: row.internal_notes,
  tags: row.tags,
  userId: row.account_user_id,
  version: row.version,
})
