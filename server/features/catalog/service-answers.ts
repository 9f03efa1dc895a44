import type { TenantReadTx } from '../../database/scope.ts'
import { presentService, type Service } from './present-service.ts'
import { type ServiceRow, selectOwn, selectTerms } from './services.queries.ts'

/** All of some services, for members, in two queries. */
export async function serviceAnswers(
  tx: Pick<TenantReadTx, 'db'>,
  rows: readonly ServiceRow[],
): Promise<Service[]> {
  const own = await selectOwn(
    tx.db,
    rows.map(({ id }) => id),
  )
  const { booking_rules } = await selectTerms(tx.db)
  return rows.map((row) => presentService(row, own, booking_rules))
}

/** All of one service, for members. */
export const serviceAnswer = async (tx: Pick<TenantReadTx, 'db'>, row: ServiceRow): Promise<Service> =>
  (await serviceAnswers(tx, [row]))[0] as Service
