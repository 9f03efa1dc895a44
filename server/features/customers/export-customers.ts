import type { TenantReadTx } from '../../database/scope.ts'
import { csv } from '../../http/csv.ts'

/** Every customer as CSV, in order of name. */
export async function exportCustomers({ db }: TenantReadTx): Promise<string> {
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'name', 'email', 'phone', 'tags', 'internal_notes', 'created_at'])
    .where('active', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return csv(
    ['id', 'name', 'email', 'phone', 'tags', 'internalNotes', 'createdAt'],
    rows.map((c) => [
      c.id,
      c.name,
      c.email,
      c.phone,
      c.tags.join('; '),
      c.internal_notes,
      c.created_at.toISOString(),
    ]),
  )
}
