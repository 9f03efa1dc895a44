import type { TenantReadTx } from '../../database/scope.ts'
import { selectOffered } from './add-ons.queries.ts'
import { presentService, type Service } from './present-service.ts'
import { type ServiceRow, selectOwn, selectTerms } from './services.queries.ts'

/** All of some services, for members, in one round trip. */
export async function serviceAnswers(
  tx: Pick<TenantReadTx, 'db'>,
  rows: readonly ServiceRow[],
): Promise<Service[]> {
  const ids = rows.map(({ id }) => id)
  const [own, addOns, { booking_rules }] = await Promise.all([
    selectOwn(tx.db, ids),
    selectOffered(tx.db, ids),
    selectTerms(tx.db),
  ])
  return rows.map((row) => presentService(row, own, addOns, booking_rules))
}

/** All of one service, for members. */
export const serviceAnswer = async (tx: Pick<TenantReadTx, 'db'>, row: ServiceRow): Promise<Service> =>
  (await serviceAnswers(tx, [row]))[0] as Service
