import type { TenantReadTx } from '../../database/scope.ts'

/** When a visit is, how it stands, and its customer's address; of a household that of its head where they have none. */
export const selectToldVisit = (db: TenantReadTx['db'], id: string) =>
  db
    .selectFrom('appointments as a')
    .innerJoin('locations as p', 'p.id', 'a.location_id')
    .innerJoin('customers as c', 'c.id', 'a.customer_id')
    .leftJoin('customers as h', 'h.id', 'c.household_of')
    .select(['a.start_at', 'a.status', 'p.time_zone'])
    .select((e) => e.fn.coalesce('c.email', 'h.email').as('email'))
    .where('a.id', '=', id)
    .executeTakeFirst()
