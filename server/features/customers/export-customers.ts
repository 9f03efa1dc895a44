import { sql } from 'kysely'
import type { TenantReadTx } from '../../database/scope.ts'
import { type Cell, csv } from '../../http/csv.ts'

/**
 * Every customer as CSV, in order of name. After what each has stands a column for each question that is asked about
 * customers, or was while somebody answered it.
 */
export async function exportCustomers({ db }: TenantReadTx): Promise<string> {
  const questions = await db
    .selectFrom('questions as q')
    .select(['q.id', 'q.label'])
    .where('q.about', '=', 'customer')
    .where(sql<boolean>`(q.active or exists (select from customer_answers a where a.question_id = q.id))`)
    .orderBy('q.position')
    .orderBy('q.id')
    .execute()
  const rows = await db
    .selectFrom('customers')
    .select([
      sql<Record<
        string,
        unknown
      > | null>`(select jsonb_object_agg(a.question_id, a.value) from customer_answers a
        where a.customer_id = customers.id)`.as('answers'),
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
      ...questions.map(({ label }) => label),
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
      ...questions.map(({ id }) => answerCell(c.answers?.[id])),
    ]),
  )
}

/** An answer as a cell: several choices parted by semicolons, yes and no as they are in JSON. */
function answerCell(value: unknown): Cell {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.join('; ')
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}
