import { sql } from 'kysely'
import type { TenantReadTx } from '../../database/scope.ts'

/** Events after a number, with the member who did it; customers' accounts are nobody's to read here. */
export const selectEvents = ({ db }: TenantReadTx, after: number, limit: number) =>
  db
    .selectFrom('events as e')
    .leftJoin('people as p', (join) =>
      join.on('p.user_id', '=', sql<string>`(e.data ->> 'byUserId')::uuid`).on('p.role', '<>', 'CUSTOMER'),
    )
    .select(['e.number', 'e.type', 'e.at', 'e.data', 'p.user_id', 'p.name'])
    .where('e.number', '>', after)
    .orderBy('e.number')
    .limit(limit)
    .execute()
