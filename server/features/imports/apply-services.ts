import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { TenantTx } from '../../database/scope.ts'
import { ONE_PERSON } from '../catalog/requirements.ts'
import type { ServiceDraft } from './drafts.ts'
import { type ImportRow, type Outcome, type ReadyRow, selectEarlier } from './imports.queries.ts'
import { mergeField } from './merge-field.ts'

interface Stored {
  id: string
  external_id: string | null
  name: string
  description: string
  category: string
  duration_minutes: number
  price_amount: number
}

/** Takes services over: by external id, then by name. A new one needs one person, and can be booked online. */
export async function applyServices(
  tx: TenantTx,
  row: ImportRow,
  rows: readonly ReadyRow[],
): Promise<Outcome[]> {
  const ids = rows.map((r) => r.external_id as string)
  const drafts = rows.map((r) => r.draft as unknown as ServiceDraft)
  const names = drafts.map((d) => d.name.toLowerCase())
  const [stored, earlier, business] = await Promise.all([
    tx.db
      .selectFrom('services')
      .select(['id', 'external_id', 'name', 'description', 'category', 'duration_minutes', 'price_amount'])
      .where(
        sql<boolean>`external_id = any(${ids}::text[]) or (active and lower(name) = any(${names}::text[]))`,
      )
      .execute(),
    selectEarlier(tx.db, row.id, 'services', ids),
    tx.db.selectFrom('business').select('currency').where('id', '=', 1).executeTakeFirstOrThrow(),
  ])
  const byId = new Map(stored.map((s) => [s.external_id, s]))
  const byName = new Map(stored.map((s) => [s.name.toLowerCase(), s]))
  const written = new Map<string, Stored>()
  const outcomes = rows.map(({ number, external_id }, n): Outcome => {
    const draft = drafts[n] as ServiceDraft
    const found = byId.get(external_id) ?? byName.get(draft.name.toLowerCase())
    const next = found
      ? mergeService(
          found,
          draft,
          external_id,
          earlier.get(external_id as string) as ServiceDraft | undefined,
        )
      : newService(draft, external_id)
    const isSame = found !== undefined && JSON.stringify(next) === JSON.stringify(found)
    if (!isSame) written.set(next.id, next)
    byName.set(next.name.toLowerCase(), next)
    return { number, state: isSame ? 'unchanged' : found ? 'updated' : 'created', targetId: next.id }
  })
  if (written.size > 0) {
    await putServices(tx, [...written.values()], business.currency)
    tx.event('services.imported', {})
  }
  return outcomes
}

const newService = (draft: ServiceDraft, externalId: string | null): Stored => ({
  id: randomUUIDv7(),
  external_id: externalId,
  name: draft.name,
  description: draft.description,
  category: draft.category,
  duration_minutes: draft.durationMinutes,
  price_amount: draft.priceAmount,
})

const mergeService = (
  stored: Stored,
  draft: ServiceDraft,
  externalId: string | null,
  earlier: ServiceDraft | undefined,
): Stored => ({
  id: stored.id,
  external_id: stored.external_id ?? externalId,
  name: mergeField(stored.name, draft.name, earlier?.name),
  description: mergeField(stored.description, draft.description, earlier?.description),
  category: mergeField(stored.category, draft.category, earlier?.category),
  duration_minutes: mergeField(stored.duration_minutes, draft.durationMinutes, earlier?.durationMinutes),
  price_amount: mergeField(stored.price_amount, draft.priceAmount, earlier?.priceAmount),
})

const putServices = ({ db }: TenantTx, services: readonly Stored[], currency: string) =>
  sql`
    insert into services (id, external_id, name, description, category, duration_minutes, price_amount,
      price_currency, requirements)
    select id, external_id, name, description, category, duration_minutes, price_amount,
      ${currency}, ${JSON.stringify(ONE_PERSON)}::jsonb
    from jsonb_to_recordset(${JSON.stringify(services)}::jsonb)
      as s(id uuid, external_id text, name text, description text, category text, duration_minutes integer,
        price_amount integer)
    on conflict (id) do update
    set external_id = excluded.external_id, name = excluded.name, description = excluded.description,
      category = excluded.category, duration_minutes = excluded.duration_minutes,
      price_amount = excluded.price_amount, version = services.version + 1`.execute(db)
