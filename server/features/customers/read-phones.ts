import { sql } from 'kysely'
import type { Database } from '../../database/pool.ts'
import { tenantScope } from '../../database/request-context.ts'
import type { TenantTx } from '../../database/scope.ts'
import { toE164 } from './phones.ts'

const BATCH = 500

/**
 * Keeps in E.164 the phones that were stored before that was done, in every business: each once, in transactions of 500.
 * Where there are none it is one look into an empty index.
 */
export async function readPhones(database: Database): Promise<void> {
  const tenants = await database.readPlatform(({ db }) =>
    db.selectFrom('tenants').select('id').where('status', '<>', 'archived').orderBy('id').execute(),
  )
  for (const { id } of tenants) {
    const scope = await tenantScope(database, id, { kind: 'system', task: 'read-phones' })
    while (scope && (await database.withTenant(scope, readBatch)) === BATCH);
  }
}

/** Reads some of them; answers how many. */
async function readBatch({ db }: TenantTx): Promise<number> {
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'phone', sql<string>`(select country from business)`.as('country')])
    .where('phone_unread', '=', true)
    .orderBy('id')
    .limit(BATCH)
    // whoever is being changed is read the next time, by what they are then
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  const read = rows.map(({ id, phone, country }) => ({ id, e164: toE164(phone, country) }))
  await sql`
    update customers set phone_e164 = r.e164, phone_unread = false
    from jsonb_to_recordset(${JSON.stringify(read)}::jsonb) as r(id uuid, e164 text)
    where customers.id = r.id`.execute(db)
  return rows.length
}
