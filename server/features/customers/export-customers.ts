import type { TenantReadTx } from '../../database/scope.ts'
import { csv } from '../../http/csv.ts'

/** Every customer as CSV, in order of name. */
export async function exportCustomers({ db }: TenantReadTx): Promise<string> {
  const rows = await db
    .selectFrom('customers')
    .select([
      'id',
      'name',
      'email',
      'phone',
      'phone_e164',
      'tags',
      'internal_notes',
      'household_of',
      'blocked_at',
      'blocked_reason',
      'external_id',
      'created_at',
    ])
    .where('active', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return csv(
    [
      'id',
      'name',
      'email',
      'phone',
      'tags',
      'internalNotes',
      'createdAt',
      'phoneE164',
      'householdOf',
      'blockedAt',
      'blockedReason',
      'externalId',
    ],
    rows.map((c) => [
      c.id,
      c.name,
      c.email,
      c.phone,
      c.tags.join('; '),
      c.internal_notes,
      c.created_at.toISOString(),
      c.phone_e164,
      c.household_of,
      c.blocked_at?.toISOString() ?? null,
      c.blocked_reason,
      c.external_id,
    ]),
  )
}
